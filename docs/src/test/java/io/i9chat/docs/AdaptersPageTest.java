package io.i9chat.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.Ports;
import io.i9chat.ports.SignInPorts;
import io.i9chat.ports.StorePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AdaptersPageTest {
  private static final String PAGE = "docs/adapters.md";
  private static final String PORTS = "io.i9chat.ports.";
  private static final Path KIT = Documents.root().resolve("port-tck/src/main/java/io/i9chat/tck");
  private static final Pattern NAME = Pattern.compile("`([\\w.]+)`");

  /** A row of a table: a port, and the contract it is tested by. */
  private record Row(String port, String contract) {}

  @Test
  void everyPortIsNamedWithItsContractAndNoOtherIs() {
    assertThat(listed("Ports of a store")).isEqualTo(rows(StorePorts.class));
    List<Row> others = new ArrayList<>(rows(Ports.class, SignInPorts.class));
    // No use case takes it: who runs the chores does.
    others.add(new Row("Leases", contractOf("Leases")));
    assertThat(listed("Other ports")).containsExactlyInAnyOrderElementsOf(others);
  }

  @Test
  void itSaysHowManyPortsThereAre() {
    int ofStore = StorePorts.class.getRecordComponents().length;
    long others =
        Stream.of(Ports.class, SignInPorts.class)
            .flatMap(ports -> Arrays.stream(ports.getRecordComponents()))
            .filter(component -> component.getType().isInterface())
            .filter(component -> component.getType().getName().startsWith(PORTS))
            .count();
    assertThat(Documents.text(PAGE))
        .contains("The " + ofStore + " store ports (`StorePorts`)")
        .contains("The other " + others + " (`Ports`, `SignInPorts`)");
  }

  @Test
  void everyContractThatIsNamedExists() {
    List<String> named =
        names(Documents.text(PAGE)).stream().filter(name -> name.endsWith("Contract")).toList();
    assertThat(named).hasSizeGreaterThan(20);
    assertThat(contracts()).containsAll(named);
  }

  private static List<Row> listed(String heading) {
    return Documents.table(PAGE, heading).stream()
        .skip(1)
        .map(row -> new Row(names(row.get(0)).getFirst(), String.join(", ", names(row.get(1)))))
        .toList();
  }

  /** The ports that records hold, each followed by those that it extends. */
  private static List<Row> rows(Class<?>... records) {
    List<Row> rows = new ArrayList<>();
    for (RecordComponent component :
        Stream.of(records).flatMap(ports -> Stream.of(ports.getRecordComponents())).toList()) {
      Class<?> port = component.getType();
      Stream.concat(Stream.of(port), Arrays.stream(port.getInterfaces()))
          .filter(type -> type.isInterface() && type.getName().startsWith(PORTS))
          .map(Class::getSimpleName)
          .forEach(name -> rows.add(new Row(name, contractOf(name))));
    }
    assertThat(rows).hasSizeGreaterThan(8);
    return rows;
  }

  private static String contractOf(String port) {
    List<String> contracts =
        contracts().stream().filter(name -> name.endsWith("." + port + "Contract")).toList();
    assertThat(contracts).as("contracts of %s", port).hasSize(1);
    return contracts.getFirst();
  }

  /** The contracts of the kit, by their names below its package. */
  private static List<String> contracts() {
    try (Stream<Path> files = Files.walk(KIT)) {
      return files
          .map(file -> KIT.relativize(file).toString())
          .filter(name -> name.endsWith("Contract.java"))
          .map(name -> name.replace(".java", "").replace('/', '.'))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<String> names(String text) {
    return NAME.matcher(text).results().map(found -> found.group(1)).toList();
  }
}
