package dev.shale.engine.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** File systems that change without the kernel of this machine. */
final class RemoteFiles {
  private static final String IN_USER_SPACE = "fuse";
  private static final Set<String> TYPES =
      Set.of(
          "9p",
          "afs",
          "ceph",
          "cifs",
          "drvfs",
          "gfs2",
          "lustre",
          "ncpfs",
          "nfs",
          "nfs4",
          "ocfs2",
          "prl_fs",
          "smb2",
          "smb3",
          "smbfs",
          "vboxsf",
          "virtiofs");

  private RemoteFiles() {}

  /** Whether a path is on such a file system, or will be. */
  static boolean contain(Path path) {
    Path there = path;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      return isRemote(Files.getFileStore(there).type());
    } catch (IOException | SecurityException unknown) {
      // It went just now.
      return false;
    }
  }

  static boolean isRemote(String type) {
    boolean isInUserSpace = type.startsWith(IN_USER_SPACE) && !type.equals("fuseblk");
    return isInUserSpace || TYPES.contains(type);
  }
}
