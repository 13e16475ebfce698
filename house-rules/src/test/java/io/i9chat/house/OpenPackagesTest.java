package io.i9chat.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A15 to A17: what modules show one another, and which package a library is known to. A public
 * class is for its own module, unless its package is open to others.
 */
class OpenPackagesTest {
  private static final String JETTY = "org.eclipse.jetty";
  private static final List<String> METERS = List.of("io.micrometer", "io.prometheus");
  private static final String BELOW = "..";

  /**
   * Every module by the package that all of its code is in, and those of its packages that others
   * may use; two dots behind one mean all below it, too.
   */
  private static final Map<String, List<String>> OPEN =
      Map.ofEntries(
          Map.entry(Code.PORTS, List.of(Code.PORTS + BELOW)),
          Map.entry(Code.DOMAIN, List.of(Code.DOMAIN + BELOW)),
          Map.entry(Code.KIT, List.of(Code.KIT + BELOW)),
          Map.entry(Code.ADAPTERS + ".sqlite", List.of(Code.ADAPTERS + ".sqlite")),
          Map.entry(Code.ADAPTERS + ".neo4j", List.of(Code.ADAPTERS + ".neo4j")),
          Map.entry(Code.ADAPTERS + ".local", List.of(Code.ADAPTERS + ".local")),
          Map.entry(Code.ADAPTERS + ".auth", List.of(Code.ADAPTERS + ".auth")),
          Map.entry(Code.ADAPTERS + ".mail", List.of(Code.ADAPTERS + ".mail")),
          Map.entry(Code.ADAPTERS + ".s3", List.of(Code.ADAPTERS + ".s3")),
          Map.entry(Code.ADAPTERS + ".gcs", List.of(Code.ADAPTERS + ".gcs")),
          Map.entry(Code.ADAPTERS + ".redis", List.of(Code.ADAPTERS + ".redis")),
          // For tests alone.
          Map.entry(Code.STAND_IN, List.of(Code.STAND_IN)),
          Map.entry(Code.REDIS_SERVERS, List.of(Code.REDIS_SERVERS)),
          // They are started as processes, and used by no code.
          Map.entry(Code.SERVER, List.of()),
          Map.entry(Code.BENCH, List.of()));

  @Test
  void everyClassIsInOneOfTheModules() {
    assertThat(Code.all().stream().filter(each -> module(each).isEmpty())).isEmpty();
    assertThat(OPEN.keySet())
        .allSatisfy(root -> assertThat(Code.all()).anyMatch(each -> isIn(root + BELOW, each)));
  }

  @Test
  void a15OnlyOpenPackagesAreUsedByOtherModules() {
    assertThat(Code.all().stream().flatMap(OpenPackagesTest::usesOfClosedPackages)).isEmpty();
  }

  @Test
  void a15TestsKeepToTheSame() {
    Stream<JavaClass> tests =
        Stream.of("docs", "bench", "server-javalin", "adapter-sqlite", "adapter-neo4j")
            .map(Code::tests)
            .flatMap(classes -> classes.stream());
    assertThat(tests.flatMap(OpenPackagesTest::usesOfClosedPackages)).isEmpty();
  }

  private static Stream<String> usesOfClosedPackages(JavaClass each) {
    return each.getDirectDependenciesFromSelf().stream()
        .filter(use -> isClosed(use.getTargetClass().getBaseComponentType(), module(each)))
        .map(Dependency::getDescription);
  }

  private static boolean isClosed(JavaClass used, Optional<String> user) {
    Optional<String> owner = module(used);
    return owner.isPresent()
        && !owner.equals(user)
        && OPEN.getOrDefault(owner.get(), List.of()).stream().noneMatch(open -> isIn(open, used));
  }

  @Test
  void a16OnePackageTouchesJetty() {
    assertThat(touching(JETTY)).containsExactly(Code.JETTY);
  }

  @Test
  void a17OnePackageTouchesMicrometer() {
    assertThat(METERS.stream().flatMap(library -> touching(library).stream()))
        .containsExactly(Code.METRICS);
  }

  private static List<String> touching(String library) {
    return Code.all().stream()
        .filter(each ->
            each.getDirectDependenciesFromSelf().stream()
                .anyMatch(use -> use.getTargetClass().getName().startsWith(library + ".")))
        .map(JavaClass::getPackageName)
        .distinct()
        .toList();
  }

  private static Optional<String> module(JavaClass each) {
    return OPEN.keySet().stream().filter(root -> isIn(root + BELOW, each)).findFirst();
  }

  private static boolean isIn(String packages, JavaClass each) {
    String name = each.getPackageName();
    if (!packages.endsWith(BELOW)) {
      return name.equals(packages);
    }
    String root = packages.substring(0, packages.length() - BELOW.length());
    return name.equals(root) || name.startsWith(root + ".");
  }
}
