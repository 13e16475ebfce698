package io.i9chat.adapter.sqlite;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The statements that the classes of this adapter hold as constants, but for those of the check of
 * a whole store, which reads all of it.
 */
final class Statements {
  static final String ABOUT_ROWS = "(SELECT|UPDATE|DELETE|INSERT|WITH) .*";

  private Statements() {}

  /** All of them, but for what is only the beginning of others. */
  static Set<String> written()
      throws IOException, URISyntaxException, ReflectiveOperationException {
    Set<String> constants = new TreeSet<>();
    for (Class<?> each : classes()) {
      for (Field field : each.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
          field.setAccessible(true);
          constants.add((String) field.get(null));
        }
      }
    }
    Set<String> statements = new TreeSet<>(constants);
    statements.removeIf(text ->
        !text.matches(ABOUT_ROWS)
            || constants.stream().anyMatch(all -> !all.equals(text) && all.startsWith(text)));
    return statements;
  }

  private static List<Class<?>> classes()
      throws IOException, URISyntaxException, ClassNotFoundException {
    Path root =
        Path.of(SqliteStore.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path folder = root.resolve(SqliteStore.class.getPackageName().replace('.', '/'));
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        String name = root.relativize(file).toString().replace('/', '.');
        if (!name.endsWith("package-info.class") && !name.endsWith("StoreCheck.class")) {
          classes.add(Class.forName(name.substring(0, name.length() - ".class".length())));
        }
      }
    }
    return classes;
  }
}
