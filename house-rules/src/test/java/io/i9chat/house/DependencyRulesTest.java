package io.i9chat.house;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.i9chat.house.Code.AREAS;
import static io.i9chat.house.Code.DRIVERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A0 to A6, A10 and A11: the one direction of dependency. */
class DependencyRulesTest {
  private static final String[] PLAIN = {"java..", "org.jspecify.."};
  private final JavaClasses code = Code.all();

  @Test
  void a0EveryPackageNamedInARuleExists() {
    List<String> named = new ArrayList<>(AREAS);
    named.addAll(DRIVERS.keySet());
    named.addAll(List.of(Code.MODEL, Code.PORTS, Code.DOMAIN, Code.BOOT, Code.HTTP, Code.SOCKETS));
    named.addAll(List.of(Code.JETTY, Code.METRICS, Code.PROVIDERS));
    named.addAll(List.of(Code.KIT, Code.BENCH));
    assertThat(named)
        .allSatisfy(name ->
            assertThat(code.stream().anyMatch(each -> each.getPackageName().equals(name)))
                .as(name)
                .isTrue());
    List<String> drivers = DRIVERS.values().stream().flatMap(java.util.Set::stream).toList();
    assertThat(drivers)
        .allSatisfy(driver ->
            assertThat(
                    code.stream()
                        .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                        .anyMatch(use -> use.getTargetClass().getPackageName().startsWith(driver)))
                .as(driver)
                .isTrue());
  }

  @Test
  void a1TheModelIsPlainJava() {
    classes()
        .that()
        .resideInAPackage(Code.MODEL + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(with(PLAIN, Code.MODEL + ".."))
        .check(code);
  }

  @Test
  void a2PortsArePlainJavaWithoutSqlOrHttp() {
    classes()
        .that()
        .resideInAPackage(Code.PORTS + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(with(PLAIN, Code.PORTS + ".."))
        .andShould()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackages("java.sql..", "java.net.http..")
        .check(code);
  }

  @Test
  void a3TheDomainDependsOnPortsAlone() {
    classes()
        .that()
        .resideInAPackage(Code.DOMAIN + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(with(PLAIN, Code.DOMAIN + "..", Code.PORTS + ".."))
        .check(code);
  }

  @Test
  void a4AnAdapterDependsOnPortsAndItsDriverAlone() {
    DRIVERS.forEach((adapter, drivers) ->
        classes()
            .that()
            .resideInAPackage(adapter + "..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                with(
                    with(PLAIN, adapter + "..", Code.PORTS + "..", "org.slf4j..", "javax.crypto.."),
                    drivers.stream().map(driver -> driver + "..").toArray(String[]::new)))
            .check(code));
  }

  @Test
  void a5OnlyTheCompositionRootTouchesAdapters() {
    noClasses()
        .that()
        .resideOutsideOfPackages(Code.BOOT + "..", Code.ADAPTERS + "..", Code.PROVIDERS + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(Code.ADAPTERS + "..", Code.PROVIDERS + "..")
        .check(code);
  }

  @Test
  void a6TransportsCallUseCasesAndNeverStorePorts() {
    noClasses()
        .that()
        .resideInAnyPackage(Code.HTTP + "..", Code.SOCKETS + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.i9chat.ports.account", "io.i9chat.ports.people", "io.i9chat.ports.chat")
        .check(code);
  }

  @Test
  void a10PortsAndDomainTakeTimeAndChanceFromPorts() {
    noClasses()
        .that()
        .resideInAnyPackage(Code.PORTS + "..", Code.DOMAIN + "..")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .check(code);
  }

  @Test
  void a11NoPackagesDependOnEachOtherInACircle() {
    slices()
        .matching("io.i9chat.(**)")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(
            alwaysTrue(),
            com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName("package-info"))
        .check(code);
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }
}
