package dev.shale.tools.javascript;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageInstallersTest {
  private final PackageInstallers installers = new PackageInstallers();

  @ParameterizedTest
  @CsvSource({
    "/p/src, '', ''",
    "/p/node_modules, '', ''",
    "/p/node_modules/a, /p/node_modules, /p/node_modules/a",
    "/p/node_modules/a/lib/x.js, /p/node_modules, /p/node_modules/a",
    "/p/node_modules/@s, /p/node_modules, ''",
    "/p/node_modules/@s/a, /p/node_modules, /p/node_modules/@s/a",
    "/p/node_modules/@s/a/x.js, /p/node_modules, /p/node_modules/@s/a",
    "/p/node_modules/a/node_modules/b/x.js, /p/node_modules, /p/node_modules/a/node_modules/b",
    "/p/my_node_modules/a, '', ''",
  })
  void pathsTellTheirPackage(String path, String folder, String root) {
    assertEquals(folder, installers.folderOf(path));
    assertEquals(root, installers.packageOf(path));
    assertEquals(!folder.isEmpty(), PackageInstallers.isInstalled(path));
  }
}
