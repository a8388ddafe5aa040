package dev.shale.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Components of Vue or Svelte as people write them: a third of each is template, a half is script
 * and the rest is style. The same in every run; together exactly as many bytes as asked for.
 */
final class GeneratedComponents {
  /** Beside a file, as a build has it. */
  private static final int PADDING = 1;

  private final SplittableRandom random = new SplittableRandom(42);
  private final boolean isVue;

  private GeneratedComponents(boolean isVue) {
    this.isVue = isVue;
  }

  /** A component; behind its bytes there is room. */
  static final class Source {
    final byte[] bytes;
    final int length;

    Source(byte[] content, int length) {
      this.length = length;
      bytes = Arrays.copyOf(content, length + PADDING);
    }
  }

  static List<Source> of(String format, int bytes) {
    GeneratedComponents components = new GeneratedComponents(format.equals("vue"));
    List<Source> sources = new ArrayList<>();
    int rest = bytes;
    while (rest > 0) {
      byte[] content = components.component().getBytes(UTF_8);
      // What is too short for another one is a comment.
      if (content.length > rest) {
        content = ("<!--" + "x".repeat(Math.max(0, rest - 4))).getBytes(UTF_8);
      }
      int length = Math.min(rest, content.length);
      sources.add(new Source(content, length));
      rest -= length;
    }
    return sources;
  }

  private String component() {
    int parts = 4 + random.nextInt(12);
    return isVue
        ? template(parts) + script(parts, "<script setup lang=\"ts\">") + style(parts)
        : script(parts, "<script lang=\"ts\">") + markup(parts) + style(parts);
  }

  private String script(int parts, String tag) {
    StringBuilder text = new StringBuilder(tag).append('\n');
    for (int part = 0; part < parts; part++) {
      text.append("import Part").append(part).append(" from '../components/Part").append(part);
      text.append(isVue ? ".vue'\n" : ".svelte'\n");
    }
    text.append("import { format, type Item } from '@/utils/format'\n");
    text.append("const props = defineProps<{ items: Item[]; title?: string }>()\n");
    for (int part = 0; part < parts; part++) {
      text.append(
          """

          // What is shown of a list, in the order of its columns.
          const selected%1$d = computed(() => props.items.filter((item) => item.kind === %1$d))
          async function load%1$d(id: string, force = false): Promise<Item | undefined> {
            if (!force && cache.has(`${id}:%1$d`)) {
              return cache.get(`${id}:%1$d`)
            }
            const response = await fetch(`/api/items/${id}?part=%1$d`, { method: 'GET' })
            if (!response.ok) throw new Error("item " + id + " cannot be loaded")
            return format(await response.json(), { digits: 2, currency: 'EUR' })
          }
          """
              .formatted(part));
    }
    text.append("const Chart = () => import('../charts/Chart')\n</script>\n\n");
    return text.toString();
  }

  private static String template(int parts) {
    StringBuilder text = new StringBuilder("<template>\n  <section class=\"page\">\n");
    for (int part = 0; part < parts; part++) {
      text.append(
          """
              <Part%1$d v-if="selected%1$d.length > 0" :items="selected%1$d" @open="load%1$d">
                <template #header="{ item }">
                  <h2 class="page__title">{{ item.title ?? t('untitled') }}</h2>
                </template>
                <p v-for="row in selected%1$d" :key="row.id">{{ format(row.price, 2) }} each</p>
              </Part%1$d>
          """
              .formatted(part));
    }
    return text.append("  </section>\n</template>\n\n").toString();
  }

  private static String markup(int parts) {
    StringBuilder text = new StringBuilder("<section class=\"page\">\n");
    for (int part = 0; part < parts; part++) {
      text.append(
          """
            {#if selected%1$d.length > 0}
              <Part%1$d items={selected%1$d} on:open={(event) => load%1$d(event.detail)} let:item>
                <h2 slot="header" class="page__title">{item.title ?? $t('untitled')}</h2>
                {#each selected%1$d as row (row.id)}
                  <p>{format(row.price, 2)} per piece</p>
                {/each}
              </Part%1$d>
            {/if}
          """
              .formatted(part));
    }
    return text.append("</section>\n\n").toString();
  }

  private static String style(int parts) {
    StringBuilder text = new StringBuilder("<style scoped lang=\"scss\">\n@use '../theme';\n");
    for (int part = 0; part < parts; part++) {
      text.append(
          """
          .page__part-%1$d {
            margin: 0 auto 1.5rem; // as wide as the page
            background: no-repeat url('../assets/part-%1$d.svg');
            &:hover > h2 { color: rgba(theme.$accent, 0.8); }
          }
          """
              .formatted(part));
    }
    return text.append("</style>\n").toString();
  }
}
