package io.i9chat.server.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every operation of the catalogue, called by every kind of caller: what each is answered stands in
 * {@code authorisation.txt}.
 */
class AuthorisationMatrixTest {
  // Started before all tests, closed after.
  @SuppressWarnings("NullAway.Init")
  private static TestServer server;

  private static final Map<String, Map<Party, String>> EXPECTED = read();

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Map<String, Map<Party, String>> read() {
    Map<String, Map<Party, String>> rows = new LinkedHashMap<>();
    List<Party> columns = new ArrayList<>();
    for (String line : lines()) {
      String[] cells = line.strip().split(" +");
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (columns.isEmpty()) {
        for (int i = 1; i < cells.length; i++) {
          columns.add(Party.valueOf(cells[i].toUpperCase(Locale.ROOT)));
        }
        continue;
      }
      assertThat(cells).as(line).hasSize(columns.size() + 1);
      Map<Party, String> row = new EnumMap<>(Party.class);
      for (int i = 1; i < cells.length; i++) {
        row.put(columns.get(i - 1), cells[i]);
      }
      rows.put(cells[0], row);
    }
    return rows;
  }

  private static List<String> lines() {
    try (InputStream in =
        Objects.requireNonNull(
            AuthorisationMatrixTest.class.getResourceAsStream("authorisation.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  @Test
  void everyOperationHasARowAndEveryRowAnOperation() {
    assertThat(EXPECTED.keySet())
        .containsExactlyInAnyOrderElementsOf(
            server.operations().stream().map(Operation::name).toList());
    EXPECTED.forEach((operation, row) -> assertThat(row).as(operation).hasSize(10));
  }

  @ParameterizedTest
  @EnumSource(Party.class)
  void everybodyIsAnsweredWhatTheyMayHave(Party party) {
    Map<String, String> wrong = new LinkedHashMap<>();
    Cast shared = Cast.of(server, party);
    for (Operation<?, ?> operation : server.operations()) {
      String expected = EXPECTED.getOrDefault(operation.name(), Map.of()).get(party);
      // Each call has a cast of its own, for it may change what the caller is; anonymous, none.
      Cast cast = party.isSignedIn() ? Cast.of(server, party) : shared;
      String was = call(operation, cast);
      if (!was.equals(expected)) {
        wrong.put(operation.name(), was + " instead of " + expected);
      }
    }
    assertThat(wrong).as("%s", party).isEmpty();
  }

  private static String call(Operation<?, ?> operation, Cast cast) {
    Map<String, Object> input = cast.input(operation.name());
    if (operation.comesBy(Transport.HTTP)) {
      return Called.http(cast.api(), operation, input).code();
    }
    List<String> token =
        cast.party() == Party.ANONYMOUS ? List.of() : List.of(cast.caller().token());
    return Called.socket(server.url(), token, operation.name(), input).code();
  }
}
