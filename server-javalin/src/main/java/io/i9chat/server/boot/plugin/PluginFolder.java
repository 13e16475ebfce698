package io.i9chat.server.boot.plugin;

import io.i9chat.server.boot.failure.FileFailure;
import io.i9chat.server.boot.settings.AdapterChoice;
import io.i9chat.server.boot.settings.Setting;
import io.i9chat.server.boot.settings.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The jars of a folder as one class path. What the server has itself comes from the server, so that
 * both mean the same ports.
 */
final class PluginFolder implements AutoCloseable {
  private static final ClassLoader SERVER =
      Objects.requireNonNull(PluginFolder.class.getClassLoader());

  private final @Nullable URLClassLoader jars;
  private final String setting;

  private PluginFolder(@Nullable URLClassLoader jars, String setting) {
    this.jars = jars;
    this.setting = setting;
  }

  /**
   * Opens the folder, or none.
   *
   * @throws StartFailure if it cannot be read or has no jar in it
   */
  static PluginFolder open(@Nullable Path folder) {
    if (folder == null) {
      return new PluginFolder(null, "");
    }
    String setting = Setting.PLUGINS.key() + "=" + folder;
    try (Stream<Path> files = Files.list(folder)) {
      List<URL> jars = new ArrayList<>();
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
        jars.add(jar.toUri().toURL());
      }
      if (jars.isEmpty()) {
        throw new StartFailure(setting + ": there is no jar in it");
      }
      return new PluginFolder(
          new URLClassLoader("plugins", jars.toArray(URL[]::new), SERVER), setting);
    } catch (IOException | UncheckedIOException unreadable) {
      throw new StartFailure(setting + ": cannot be read: " + FileFailure.of(unreadable));
    }
  }

  /** The setting with its value that what is found comes from: the folder's, else the choice. */
  String origin(AdapterChoice choice) {
    return jars == null ? choice.toString() : setting;
  }

  /** What finds the classes of the jars and of the server. */
  ClassLoader loader() {
    return jars == null ? SERVER : jars;
  }

  @Override
  public void close() {
    try {
      if (jars != null) {
        jars.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("the jars of plugins cannot be closed", failed);
    }
  }
}
