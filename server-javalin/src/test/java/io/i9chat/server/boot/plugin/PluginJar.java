package io.i9chat.server.boot.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A jar with adapters that are compiled here, as others would, against the ports. */
public final class PluginJar {
  private static final String SERVICES = "META-INF/services/";

  private PluginJar() {}

  /**
   * Makes a jar of the main folder of a project, {@code java} and {@code resources}.
   *
   * @param project its folder below that of all modules
   */
  public static void ofProject(Path jar, String project) {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("chat-ports/pom.xml"))) {
      here = Objects.requireNonNull(here.getParent(), "run inside the project");
    }
    Path main = here.resolve(project).resolve("src/main");
    try (StandardJavaFileManager files = compiler().getStandardFileManager(null, null, null)) {
      List<Path> sources =
          below(main.resolve("java")).stream()
              .filter(file -> file.toString().endsWith(".java"))
              .toList();
      pack(jar, files.getJavaFileObjectsFromPaths(sources), main.resolve("resources"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Makes a jar of one class without a package, which provides {@code kind}. */
  static void ofClass(Path jar, Class<?> kind, String name, String source) {
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean lenient) {
            return source;
          }
        };
    try {
      pack(jar, List.of(file), services(Map.of(kind.getName(), name)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Makes a jar that only names a provider, and does not have it. */
  static void ofNothing(Path jar, Class<?> kind, String name) {
    try {
      pack(jar, List.of(), services(Map.of(kind.getName(), name)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Path services(Map<String, String> services) throws IOException {
    Path folder = Files.createTempDirectory("i9chat-services");
    Files.createDirectories(folder.resolve(SERVICES));
    for (Map.Entry<String, String> service : services.entrySet()) {
      Files.writeString(folder.resolve(SERVICES + service.getKey()), service.getValue() + "\n");
    }
    return folder;
  }

  private static JavaCompiler compiler() {
    return Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
  }

  private static void pack(Path jar, Iterable<? extends JavaFileObject> sources, Path resources)
      throws IOException {
    Path classes = Files.createTempDirectory("i9chat-plugin");
    if (sources.iterator().hasNext()) {
      StringWriter said = new StringWriter();
      List<String> options =
          List.of(
              "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", classes.toString());
      assertThat(compiler().getTask(said, null, null, options, null, sources).call())
          .as("%s", said)
          .isTrue();
    }
    Files.createDirectories(Objects.requireNonNull(jar.getParent()));
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path folder : List.of(classes, resources)) {
        for (Path file : below(folder)) {
          out.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
          out.write(Files.readAllBytes(file));
          out.closeEntry();
        }
      }
    }
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
