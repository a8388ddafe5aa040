package dev.shale.tools.javascript.project;

import dev.shale.tools.javascript.Platform;

/**
 * Frameworks that find their modules by the names of files: which dependency tells that one is in
 * use, and which files it begins with. Patterns are relative to the package; {@code CODE} stands
 * for the extensions of code.
 */
enum Framework {
  NEXT(
      "Next.js",
      "next",
      Platform.BROWSER,
      "{,src/}app/**/{page,layout,route,loading,error,global-error,not-found,template,default}.CODE",
      "{,src/}app/**/{sitemap,robots,manifest,icon,apple-icon,opengraph-image,twitter-image}.CODE",
      "{,src/}pages/**/*.CODE",
      "{,src/}{middleware,proxy,instrumentation,instrumentation-client}.CODE"),
  REMIX(
      "Remix",
      "@remix-run/react",
      Platform.BROWSER,
      "app/{root,entry.client,entry.server,routes}.CODE",
      "app/routes/**/*.CODE"),
  REACT_ROUTER(
      "React Router",
      "@react-router/dev",
      Platform.BROWSER,
      "app/{root,entry.client,entry.server,routes}.CODE",
      "app/routes/**/*.CODE"),
  SVELTE_KIT(
      "SvelteKit",
      "@sveltejs/kit",
      Platform.BROWSER,
      "src/routes/**/+*.{svelte,ts,js}",
      "src/{hooks,hooks.client,hooks.server,service-worker}.CODE",
      "src/{hooks,service-worker}/index.CODE",
      "src/params/*.CODE"),
  NUXT(
      "Nuxt",
      "nuxt",
      Platform.BROWSER,
      "{,app/,src/}{app,error}.vue",
      "{,app/,src/}{pages,layouts,components}/**/*.{vue,ts,tsx,js,jsx}",
      "{,app/,src/}{plugins,middleware,composables,utils}/*.CODE",
      "server/**/*.CODE",
      "nuxt.config.CODE"),
  ASTRO(
      "Astro",
      "astro",
      Platform.BROWSER,
      "src/pages/**/*.{astro,md,mdx,ts,js}",
      "src/{middleware,content.config,content/config}.CODE",
      "src/middleware/index.CODE",
      "src/actions/index.CODE"),
  GATSBY(
      "Gatsby",
      "gatsby",
      Platform.BROWSER,
      "src/{pages,templates}/**/*.CODE",
      "gatsby-{browser,ssr,node,config}.CODE"),
  EXPO("Expo", "expo-router", Platform.REACT_NATIVE, "{,src/}app/**/*.CODE"),
  NEST("Nest", "@nestjs/core", Platform.NODE, "src/main.CODE"),
  VITE("Vite", "vite", Platform.BROWSER, "{,src/,app/}index.html"),
  PARCEL("Parcel", "parcel", Platform.BROWSER, "{,src/,app/}index.html"),
  STORYBOOK(
      "Storybook",
      "storybook",
      Platform.BROWSER,
      ".storybook/{main,preview,manager}.CODE",
      "{src,stories}/**/*.stories.{ts,tsx,js,jsx,mdx}");

  /** What stands for {@code CODE} in a pattern. */
  static final String CODE = "{tsx,ts,jsx,js,mts,mjs,cts,cjs}";

  private final String label;
  private final String dependency;
  private final Platform platform;
  private final String patterns;

  Framework(String label, String dependency, Platform platform, String... patterns) {
    this.label = label;
    this.dependency = dependency;
    this.platform = platform;
    this.patterns = String.join(" ", patterns);
  }

  String label() {
    return label;
  }

  /** The package that tells that it is in use. */
  String dependency() {
    return dependency;
  }

  /** What runs its modules. */
  Platform platform() {
    return platform;
  }

  /** The files that it begins with; see the class. */
  String[] patterns() {
    return patterns.split(" ", -1);
  }
}
