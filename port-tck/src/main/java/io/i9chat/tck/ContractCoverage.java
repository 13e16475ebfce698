package io.i9chat.tck;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Says which ports of an adapter are not tested by their contracts: for a port {@code X} that one
 * of its classes implements, some test class has to implement the kit's {@code XContract} and leave
 * all of its tests in force.
 */
public final class ContractCoverage {
  private static final String PORTS = "io.i9chat.ports.";
  private static final String CONTRACTS = "io.i9chat.tck.";
  private static final List<String> SWITCHES =
      List.of("org.junit.jupiter.api.Disabled", "org.junit.jupiter.api.condition.");

  private ContractCoverage() {}

  /**
   * The ports without a contract test, as sentences; empty if all is well.
   *
   * @param adapter the classes of an adapter; those that implement no port do not matter
   * @param tests the test classes that run, of which those that implement no contract do not matter
   */
  public static List<String> missing(Collection<Class<?>> adapter, Collection<Class<?>> tests) {
    List<String> missing = new ArrayList<>();
    for (Class<?> each : adapter) {
      for (Class<?> port : ports(each)) {
        String contract = port.getSimpleName() + "Contract";
        List<Class<?>> running =
            tests.stream()
                .filter(test -> !Modifier.isAbstract(test.getModifiers()))
                .filter(test -> interfaces(test).anyMatch(i -> isContract(i, contract)))
                .toList();
        if (running.isEmpty()) {
          missing.add(
              each.getName()
                  + " implements "
                  + port.getSimpleName()
                  + ", but no test"
                  + " implements "
                  + contract);
        } else if (running.stream().noneMatch(test -> switchedOff(test).isEmpty())) {
          missing.add(
              each.getName()
                  + " implements "
                  + port.getSimpleName()
                  + ", but "
                  + switchedOff(running.getFirst())
                  + " is switched off");
        }
      }
    }
    return List.copyOf(missing);
  }

  /** The ports that a class implements; none for an interface. */
  public static Set<Class<?>> ports(Class<?> type) {
    Set<Class<?>> ports = new LinkedHashSet<>();
    if (!type.isInterface()) {
      interfaces(type)
          .filter(each -> each.getName().startsWith(PORTS))
          .filter(each -> each.getDeclaringClass() == null)
          .filter(each -> !each.getName().startsWith(PORTS + "model."))
          .forEach(ports::add);
    }
    return ports;
  }

  private static boolean isContract(Class<?> type, String name) {
    return type.getSimpleName().equals(name) && type.getName().startsWith(CONTRACTS);
  }

  private static Stream<Class<?>> interfaces(Class<?> type) {
    Stream<Class<?>> own =
        Arrays.stream(type.getInterfaces())
            .flatMap(i -> Stream.concat(Stream.of(i), interfaces(i)));
    Class<?> parent = type.getSuperclass();
    return parent == null ? own : Stream.concat(own, interfaces(parent));
  }

  /** What is switched off of a test class: itself, or methods; empty if nothing is. */
  private static List<String> switchedOff(Class<?> test) {
    List<String> off = new ArrayList<>();
    for (Class<?> at = test; at != null; at = at.getEnclosingClass()) {
      if (isSwitchedOff(at)) {
        off.add(at.getName());
      }
    }
    Set<String> inForce = new LinkedHashSet<>();
    for (Method method : test.getMethods()) {
      if (method.isAnnotationPresent(Test.class) && !isSwitchedOff(method)) {
        inForce.add(method.getName());
      }
    }
    interfaces(test)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Rule.class))
        .filter(method -> !inForce.contains(method.getName()))
        .forEach(method -> off.add(test.getName() + "." + method.getName()));
    return off;
  }

  private static boolean isSwitchedOff(AnnotatedElement element) {
    return Arrays.stream(element.getAnnotations())
        .map(annotation -> annotation.annotationType().getName())
        .anyMatch(name -> SWITCHES.stream().anyMatch(name::startsWith));
  }
}
