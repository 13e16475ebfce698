package io.i9chat.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The compiled code that rules are about, and the packages they name. */
final class Code {
  static final String MODEL = "io.i9chat.ports.model";
  static final String PORTS = "io.i9chat.ports";
  static final String PROVIDERS = "io.i9chat.ports.spi";
  static final String DOMAIN = "io.i9chat.domain";
  static final String ADAPTERS = "io.i9chat.adapter";
  static final String SERVER = "io.i9chat.server";
  static final String BOOT = "io.i9chat.server.boot";
  static final String HTTP = "io.i9chat.server.http";
  static final String SOCKETS = "io.i9chat.server.ws";
  static final String JETTY = "io.i9chat.server.jetty";
  static final String METRICS = "io.i9chat.server.metrics";
  static final String KIT = "io.i9chat.tck";
  static final String STAND_IN = "io.i9chat.standin.gcs";
  static final String REDIS_SERVERS = "io.i9chat.redis";
  static final String BENCH = "io.i9chat.bench";

  /** The packages of ports, one an area. */
  static final List<String> AREAS =
      List.of(
          "io.i9chat.ports.account",
          "io.i9chat.ports.people",
          "io.i9chat.ports.chat",
          "io.i9chat.ports.live",
          "io.i9chat.ports.media",
          "io.i9chat.ports.mail",
          "io.i9chat.ports.ops");

  /** Each adapter, with the packages of what drives its technology. */
  static final Map<String, Set<String>> DRIVERS =
      Map.of(
          "io.i9chat.adapter.sqlite", Set.of("org.sqlite"),
          "io.i9chat.adapter.local", Set.of(),
          "io.i9chat.adapter.auth", Set.of("com.auth0.jwt", "org.bouncycastle"),
          "io.i9chat.adapter.mail", Set.of("jakarta.mail", "org.eclipse.angus.mail", "javax.net"),
          "io.i9chat.adapter.s3", Set.of("software.amazon.awssdk", "javax.net.ssl"),
          "io.i9chat.adapter.gcs", Set.of("com.google"),
          "io.i9chat.adapter.redis", Set.of("redis.clients.jedis", "javax.net.ssl"),
          "io.i9chat.adapter.neo4j", Set.of("org.neo4j.driver"));

  private Code() {}

  /** Everything that the modules are made of, without tests. */
  static JavaClasses all() {
    return Everything.CODE;
  }

  /** Reading all of it takes seconds, so that is done once, when it is first asked for. */
  private static final class Everything {
    static final JavaClasses CODE =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.i9chat");
  }

  /** The test classes of a module. */
  static JavaClasses tests(String module) {
    return new ClassFileImporter().importPath(testClasses(module));
  }

  /** Where the compiled test classes of a module are. */
  static Path testClasses(String module) {
    return Sources.root().resolve(module).resolve("target/test-classes");
  }

  /** The ports: the interfaces of the areas, without what is nested in them. */
  static Set<JavaClass> ports(JavaClasses code) {
    return code.stream()
        .filter(each -> AREAS.contains(each.getPackageName()))
        .filter(each -> each.isInterface() && each.isTopLevelClass())
        .filter(each -> !each.getSimpleName().equals("package-info"))
        .collect(Collectors.toSet());
  }
}
