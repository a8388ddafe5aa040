package dev.shale.tools.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.security.ProtectionDomain;

/** Shale once more, in classes of their own, of which one method has a fault. */
final class FaultyClasses extends ClassLoader {
  private static final String OURS = "dev.shale.";

  /** What keeps packs remembers classes by their names. */
  private static final String STORE = "net.openhft.";

  private final ClassLoader right = getParent();
  private final Place place;
  private boolean isPlanted;

  /**
   * Where a fault is, and what it is.
   *
   * @param type the name of a class behind {@code dev.shale.}
   * @param method its name; all methods of that name, where there are more
   * @param call the name of methods that it does not call; empty where the whole method does
   *     nothing
   * @param result what is returned in place of what is not done: 0 or 1, of texts the empty one, of
   *     other objects null
   */
  record Place(String type, String method, String call, int result) {}

  FaultyClasses(Place place) {
    super("faulty", FaultyClasses.class.getClassLoader());
    this.place = place;
  }

  /** Whether the class with the fault was used. */
  boolean isPlanted() {
    return isPlanted;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      return name.startsWith(OURS) || name.startsWith(STORE) ? define(name) : right.loadClass(name);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    ProtectionDomain domain = right.loadClass(name).getProtectionDomain();
    byte[] bytes = bytes(name);
    if (name.equals(OURS + place.type())) {
      bytes = spoil(bytes);
      isPlanted = true;
    }
    return defineClass(name, bytes, 0, bytes.length, domain);
  }

  private byte[] bytes(String name) throws ClassNotFoundException {
    try (InputStream in = right.getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private byte[] spoil(byte[] bytes) {
    boolean[] isFound = {false};
    ClassFile format = ClassFile.of();
    byte[] spoilt =
        format.transformClass(
            format.parse(bytes),
            ClassTransform.transformingMethods(
                method -> method.methodName().equalsString(place.method()),
                place.call().isEmpty()
                    ? (builder, element) -> {
                      if (element instanceof CodeModel code) {
                        builder.withCode(with -> giveUp(with, code));
                        isFound[0] = true;
                      } else {
                        builder.with(element);
                      }
                    }
                    : (builder, element) -> {
                      if (element instanceof CodeModel code) {
                        builder.transformCode(code, leavingOut(isFound));
                      } else {
                        builder.with(element);
                      }
                    }));
    if (!isFound[0]) {
      throw new LinkageError("The fault cannot be planted: " + place);
    }
    return spoilt;
  }

  private void giveUp(CodeBuilder with, CodeModel code) {
    ClassDesc type = code.parent().map(MethodModel::methodTypeSymbol).orElseThrow().returnType();
    give(with, type);
    with.return_(TypeKind.from(type));
  }

  private void give(CodeBuilder with, ClassDesc type) {
    switch (TypeKind.from(type)) {
      case VOID -> {}
      case REFERENCE -> {
        if (type.equals(ConstantDescs.CD_String)) {
          with.loadConstant("");
        } else {
          with.aconst_null();
        }
      }
      case LONG -> with.loadConstant((long) place.result());
      default -> with.loadConstant(place.result());
    }
  }

  private CodeTransform leavingOut(boolean[] isFound) {
    return (CodeBuilder with, CodeElement element) -> {
      if (element instanceof InvokeInstruction call && call.name().equalsString(place.call())) {
        MethodTypeDesc type = call.typeSymbol();
        for (int argument = type.parameterCount() - 1; argument >= 0; argument--) {
          pop(with, type.parameterType(argument));
        }
        if (call.opcode() != Opcode.INVOKESTATIC) {
          with.pop();
        }
        give(with, type.returnType());
        isFound[0] = true;
      } else {
        with.with(element);
      }
    };
  }

  private static void pop(CodeBuilder with, ClassDesc type) {
    if (TypeKind.from(type).slotSize() == 2) {
      with.pop2();
    } else {
      with.pop();
    }
  }
}
