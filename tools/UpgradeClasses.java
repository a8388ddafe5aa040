import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Rewrites a jar's class files of a version before Java 8 in the form of Java 8, which has stack
 * maps. The JVM archives no class without them, and picocli ships Java 5 class files: loading and
 * verifying those anew took half of every start. The code of the classes stays as it is.
 */
public final class UpgradeClasses {
  private static final int MAJOR_VERSION_OFFSET = 6;

  private UpgradeClasses() {}

  public static void main(String[] jars) throws IOException {
    for (String jar : jars) {
      upgrade(Path.of(jar));
    }
  }

  private static void upgrade(Path jar) throws IOException {
    Path upgraded = Path.of(jar + ".upgraded");
    try (URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        JarFile source = new JarFile(jar.toFile());
        JarOutputStream target = new JarOutputStream(Files.newOutputStream(upgraded))) {
      ClassFile format = format(classes);
      for (JarEntry entry : Collections.list(source.entries())) {
        byte[] bytes = source.getInputStream(entry).readAllBytes();
        target.putNextEntry(new JarEntry(entry.getName()));
        target.write(isOldClass(entry.getName(), bytes) ? upgrade(format, bytes) : bytes);
      }
    }
    Files.move(upgraded, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static ClassFile format(ClassLoader classes) {
    return ClassFile.of(
        StackMapsOption.GENERATE_STACK_MAPS,
        ClassHierarchyResolverOption.of(
            ClassHierarchyResolver.ofResourceParsing(classes)
                .orElse(ClassHierarchyResolver.defaultResolver())));
  }

  private static boolean isOldClass(String name, byte[] bytes) {
    int majorVersion =
        name.endsWith(".class")
            ? (bytes[MAJOR_VERSION_OFFSET] & 0xFF) << 8 | bytes[MAJOR_VERSION_OFFSET + 1] & 0xFF
            : Integer.MAX_VALUE;
    return majorVersion < ClassFile.JAVA_8_VERSION;
  }

  private static byte[] upgrade(ClassFile format, byte[] bytes) {
    ClassTransform newVersion =
        ClassTransform.dropping(ClassFileVersion.class::isInstance)
            .andThen(
                ClassTransform.endHandler(
                    builder -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0)));
    // Passing each instruction on makes the writer build the body, and its stack map, anew.
    ClassTransform sameCode =
        ClassTransform.transformingMethodBodies((builder, element) -> builder.with(element));
    return format.transformClass(format.parse(bytes), sameCode.andThen(newVersion));
  }
}
