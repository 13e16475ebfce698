package com.example.ownusers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What came along with the dependencies of the application. */
class LibrariesTest {
  private static Set<Path> runtime() throws IOException {
    return Stream.of(
            Files.readString(Path.of("target/runtime-classpath")).split(File.pathSeparator))
        .map(Path::of)
        .collect(Collectors.toSet());
  }

  @Test
  void areChatsAndTheirStoreWithoutPasswordsTokensAndMail() throws IOException {
    assertThat(runtime())
        .extracting(jar -> jar.getFileName().toString().replaceFirst("-\\d.*", ""))
        .containsExactlyInAnyOrder(
            "adapter-local",
            "adapter-sqlite",
            "chat-domain",
            "chat-ports",
            "jspecify",
            "slf4j-api",
            "sqlite-jdbc");
  }

  @Test
  void areModulesWhoseNamesStay() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Path jar : runtime()) {
      if (jar.toString().contains("i9chat")) {
        try (JarFile file = new JarFile(jar.toFile())) {
          names.add(file.getManifest().getMainAttributes().getValue("Automatic-Module-Name"));
        }
      }
    }
    assertThat(names)
        .containsExactly(
            "io.i9chat.adapter.local",
            "io.i9chat.adapter.sqlite",
            "io.i9chat.domain",
            "io.i9chat.ports");
    Set<String> found =
        ModuleFinder.of(runtime().toArray(Path[]::new)).findAll().stream()
            .map(ModuleReference::descriptor)
            .map(ModuleDescriptor::name)
            .collect(Collectors.toSet());
    assertThat(found).containsAll(names);
  }
}
