package io.i9chat.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.sqlite.engine.Bytes;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.DeviceName;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.account.Session;
import io.i9chat.ports.model.people.GeoPoint;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Rule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks for what was deleted in the bytes of the files. */
final class DeletedAccountsTest {
  private static final Instant NOW = Fresh.now();

  @TempDir private Path folder;

  @Test
  @Rule("LEAVING-2")
  void nothingOfADeletedAccountStaysInTheFilesButItsIdAndItsHandle() throws IOException {
    Map<String, byte[]> traces = new LinkedHashMap<>();
    Account ada;
    try (SqliteStore store = SqliteStore.open(SqliteConfig.in(folder))) {
      crowd(store.ports(), 150);
      ada = known(store.ports(), traces);
      crowd(store.ports(), 150);
    }
    assertThat(found(traces)).isEqualTo(traces.keySet());

    try (SqliteStore store = SqliteStore.open(SqliteConfig.in(folder))) {
      store.ports().departures().begin(ada.id(), Newcomers.password(ada), true);
      store.ports().departures().finish(ada.id());
    }
    assertThat(found(traces)).isEmpty();
    assertThat(found(Map.of("handle", text(ada.username().key())))).containsExactly("handle");
  }

  /** Other people, among whose rows those of one person lie. */
  private static void crowd(StorePorts ports, int count) {
    List<NewAccount> crowd = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      crowd.add(Newcomers.someone());
    }
    assertThat(ports.accounts().enrol(crowd)).isEmpty();
    for (int i = 0; i < count; i++) {
      PersonId person = crowd.get(i).account().id();
      if (i % 5 == 0) {
        ports.places().put(person, new GeoPoint(51, i / 100.0), NOW);
        ports.sessions().open(Newcomers.session(person, NOW), null);
        ports.blocks().add(person, crowd.get(0).account().id());
      }
    }
  }

  /** A person with all that can be known of them, and what it looks like in a file. */
  private static Account known(StorePorts ports, Map<String, byte[]> traces) {
    Account ada = Newcomers.enrolled(ports);
    String name = "Name " + Fresh.hex();
    String bio = "Bio " + Fresh.hex();
    ports
        .profiles()
        .update(
            ada.id(),
            new ProfileChange(
                new DisplayName(name), new Bio(bio), Change.keep(), PrivacyChange.NONE));
    DeviceName device = new DeviceName("Device " + Fresh.hex());
    Session session =
        new Session(Fresh.session(), ada.id(), device, NOW, NOW, NOW.plus(Duration.ofDays(1)));
    assertThat(ports.sessions().open(session, null)).isTrue();
    GeoPoint place = new GeoPoint(51.0504088, 0.7372621);
    ports.places().put(ada.id(), place, NOW);
    Newcomers.proof(ports, Newcomers.email(ada), Purpose.PASSWORD_RESET, NOW);
    ports.codes().issue(Newcomers.code(Newcomers.email(ada), Purpose.PASSWORD_RESET, NOW));
    traces.put("address", text(Newcomers.email(ada).value()));
    traces.put("password", text(Newcomers.password(ada).encoded()));
    traces.put("name", text(name));
    traces.put("bio", text(bio));
    traces.put("device", text(device.value()));
    traces.put("session", Bytes.of(session.id().value()));
    traces.put("latitude", ByteBuffer.allocate(8).putDouble(place.lat()).array());
    traces.put("longitude", ByteBuffer.allocate(8).putDouble(place.lon()).array());
    return ada;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Which of the traces any file of the store holds. */
  private Set<String> found(Map<String, byte[]> traces) throws IOException {
    Set<String> found = new LinkedHashSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String held = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        traces.forEach((what, bytes) -> {
          if (held.contains(new String(bytes, StandardCharsets.ISO_8859_1))) {
            found.add(what);
          }
        });
      }
    }
    return found;
  }
}
