package io.i9chat.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.i9chat.tck.ContractCoverage;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A7 to A9, A12 and A13: what ports, use cases and adapters look like. */
class ShapeRulesTest {
  /** In how many ways adapters serve their ports that do it in more than one: mail has two. */
  private static final Map<String, Integer> WAYS = Map.of(Code.ADAPTERS + ".mail", 2);

  private final JavaClasses code = Code.all();
  private final Set<JavaClass> ports = Code.ports(code);

  @Test
  void thereArePortsToCheck() {
    assertThat(ports).hasSizeGreaterThan(12);
  }

  @Test
  void a7PortSignaturesCarryOnlyJavaAndTheModel() {
    assertThat(ports)
        .allSatisfy(port -> {
          assertThat(port.getMethods().size()).as(port.getName()).isBetween(1, 8);
          for (JavaMethod method : port.getMethods()) {
            assertThat(method.getAllInvolvedRawTypes())
                .as(method.getFullName())
                .allMatch(type -> isPlain(type, port));
          }
        });
  }

  private static boolean isPlain(JavaClass type, JavaClass port) {
    String name = type.getBaseComponentType().getName();
    return type.getBaseComponentType().isPrimitive()
        || name.startsWith("java.")
        || name.startsWith(Code.MODEL + ".")
        || name.equals(port.getName())
        || name.startsWith(port.getName() + "$");
  }

  @Test
  void a8AUseCaseIsFinalAndHasOneWayInAndCallsNoOther() {
    Set<JavaClass> useCases = useCases();
    assertThat(useCases).hasSizeGreaterThan(20);
    assertThat(useCases)
        .allSatisfy(useCase -> {
          assertThat(useCase.getModifiers()).contains(JavaModifier.FINAL);
          assertThat(useCase.getConstructors()).as(useCase.getName()).hasSize(1);
          assertThat(publicMethods(useCase)).containsExactly("handle");
          assertThat(useCase.getMethodCallsFromSelf())
              .as(useCase.getName())
              .noneMatch(call ->
                  !call.getTargetOwner().equals(useCase)
                      && useCases.contains(call.getTargetOwner()));
        });
  }

  private Set<JavaClass> useCases() {
    return code.stream().filter(ShapeRulesTest::isHandling).collect(Collectors.toSet());
  }

  private static boolean isHandling(JavaClass each) {
    return each.isTopLevelClass()
        && each.getPackageName().startsWith(Code.DOMAIN + ".")
        && each.getMethods().stream().anyMatch(method -> method.getName().equals("handle"));
  }

  private static List<String> publicMethods(JavaClass useCase) {
    return useCase.getMethods().stream()
        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
        .map(JavaMethod::getName)
        .toList();
  }

  @Test
  void a9AnAdapterShowsAClassAndItsConfigurationForEachWayOfServing() {
    for (String adapter : Code.DRIVERS.keySet()) {
      List<JavaClass> shown =
          code.stream()
              .filter(each -> each.getPackageName().equals(adapter))
              .filter(each -> each.isTopLevelClass() && !each.isInterface())
              .filter(each -> each.getModifiers().contains(JavaModifier.PUBLIC))
              .toList();
      int ways = WAYS.getOrDefault(adapter, 1);
      assertThat(shown.stream().filter(each -> !each.isRecord())).as(adapter).hasSize(ways);
      assertThat(shown.stream().filter(JavaClass::isRecord))
          .as(adapter)
          .hasSize(ways)
          .allMatch(each -> each.getSimpleName().endsWith("Config"));
    }
  }

  @Test
  void a12EveryPortMethodHasACaller() {
    Set<String> called =
        code.stream()
            .filter(each ->
                each.getPackageName().startsWith(Code.DOMAIN)
                    || each.getPackageName().startsWith(Code.SERVER))
            .flatMap(each -> each.getCodeUnitAccessesFromSelf().stream())
            .map(call -> call.getTargetOwner().getName() + "." + call.getName())
            .collect(Collectors.toSet());
    for (JavaClass port : ports) {
      // A method of a port that others extend may be called through these.
      Set<JavaClass> owners = new HashSet<>(port.getAllSubclasses());
      owners.add(port);
      for (JavaMethod method : port.getMethods()) {
        assertThat(owners.stream().map(owner -> owner.getName() + "." + method.getName()))
            .as(method.getFullName())
            .anyMatch(called::contains);
      }
    }
  }

  @Test
  void a13EveryPortInAnAdapterIsTestedByItsContract() {
    int tested = 0;
    for (String adapter : Code.DRIVERS.keySet()) {
      String module = module(adapter);
      JavaClasses tests = Code.tests(module);
      for (JavaClass port : ports) {
        boolean served =
            code.stream()
                .filter(each -> each.getPackageName().startsWith(adapter))
                .anyMatch(each -> !each.isInterface() && each.isAssignableTo(port.getName()));
        if (served) {
          tested++;
          String contract = contract(port).getName();
          assertThat(tests.stream().anyMatch(test -> test.isAssignableTo(contract)))
              .as(module + " runs " + contract)
              .isTrue();
        }
      }
    }
    assertThat(tested).isGreaterThan(15);
  }

  /**
   * Finds what A13 above does not see: contract tests that are switched off or overridden. Only the
   * contracts' test classes are looked into, so what other tests run on need not be there.
   */
  @Test
  void a13NoContractTestOfAnAdapterIsSwitchedOff() throws IOException {
    for (String adapter : Code.DRIVERS.keySet()) {
      String module = module(adapter);
      URL tests = Code.testClasses(module).toUri().toURL();
      ClassLoader here = ShapeRulesTest.class.getClassLoader();
      try (URLClassLoader loader = new URLClassLoader(new URL[] {tests}, here)) {
        List<Class<?>> own =
            loaded(code.stream().filter(each -> each.getPackageName().startsWith(adapter)), loader);
        List<Class<?>> testing = loaded(Code.tests(module).stream(), loader);
        assertThat(own).as(module).isNotEmpty();
        assertThat(ContractCoverage.missing(own, testing)).as(module).isEmpty();
      }
    }
  }

  private static List<Class<?>> loaded(Stream<JavaClass> classes, ClassLoader loader) {
    List<Class<?>> loaded = new ArrayList<>();
    for (JavaClass each : (Iterable<JavaClass>) classes::iterator) {
      try {
        loaded.add(Class.forName(each.getName(), false, loader));
      } catch (ClassNotFoundException absent) {
        throw new AssertionError("compiled, but not to be found: " + each.getName(), absent);
      }
    }
    return loaded;
  }

  private static String module(String adapter) {
    return "adapter-" + adapter.substring(Code.ADAPTERS.length() + 1);
  }

  /** The contract of a port: in the package of its area, or one below. */
  private JavaClass contract(JavaClass port) {
    String area = Code.KIT + port.getPackageName().substring(Code.PORTS.length());
    List<JavaClass> contracts =
        code.stream()
            .filter(each -> each.getSimpleName().equals(port.getSimpleName() + "Contract"))
            .filter(each -> (each.getPackageName() + ".").startsWith(area + "."))
            .toList();
    assertThat(contracts).as("contracts of " + port.getName()).hasSize(1);
    return contracts.getFirst();
  }
}
