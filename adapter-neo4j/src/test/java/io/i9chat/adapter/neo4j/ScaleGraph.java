package io.i9chat.adapter.neo4j;

import io.i9chat.adapter.neo4j.node.DirectChatState;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.chat.PreferenceChange;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;

/**
 * Loads a graph of a given size: people all over a country of 500 km, as many direct chats in a
 * ring, and one chat of Ada's and Bob's with all the entries. Ada has fifty chats more.
 */
final class ScaleGraph {
  private static final int BATCH = 500;
  private static final int OWN_CHATS = 50;

  /** In every message, in every hundredth of them, and in ten of all. */
  static final List<String> WORDS = List.of("common", "seldom", "rare");

  private static final String PLACES =
      """
      UNWIND $rows AS row
      MATCH (p:Person {id: row.id})
      SET p.place = point({latitude: row.lat, longitude: row.lon}), p.placedAt = datetime()
      """;

  private static final String CHATS =
      """
      UNWIND $rows AS row
      MATCH (a:Person {id: row.one}), (b:Person {id: row.other})
      CREATE (c:Chat {id: row.chat, pair: row.pair, kind: 'direct', openedAt: datetime(),
        activeAt: datetime(), head: 0, between: ['0']})
      CREATE (a)-[:HAS]->(:Membership {chat: row.chat, person: row.one, windows: [1],
        standing: 'member'})-[:IN]->(c)
      CREATE (b)-[:HAS]->(:Membership {chat: row.chat, person: row.other})-[:IN]->(c)
      """;

  final PersonId ada;
  final PersonId bob;
  final ChatId chat;
  private final StorePorts ports;
  private final Driver driver;
  private final List<PersonId> people = new ArrayList<>();

  /** Loads it; takes minutes when it is large. */
  ScaleGraph(StorePorts ports, Driver driver, int size, int entries) {
    this.ports = ports;
    this.driver = driver;
    enrol(size);
    place();
    ada = people.getFirst();
    bob = people.get(1);
    var opening = new Opening.Direct(Fresh.chat(), ada, bob, Fresh.now(), List.of());
    chat = ((OpenResult.Opened) ports.chats().open(opening)).view().id();
    open(size);
    say(bob, entries);
    var cleared = new PreferenceChange(Change.keep(), null, null, entries - 10L);
    if (ports.inbox().prefer(bob, chat, cleared).isEmpty()) {
      throw new IllegalStateException("not in the chat");
    }
  }

  private void enrol(int size) {
    while (people.size() < size) {
      List<NewAccount> some = new ArrayList<>();
      for (int i = 0; i < Math.min(BATCH, size - people.size()); i++) {
        Account account =
            new Account(Fresh.person(), Fresh.username(), Fresh.email(), null, Fresh.now());
        some.add(new NewAccount(account, new DisplayName("Somebody"), new Bio("")));
      }
      if (ports.accounts().enrol(some).isPresent()) {
        throw new IllegalStateException("a name twice");
      }
      some.forEach(each -> people.add(each.account().id()));
    }
  }

  private void place() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      // A lattice whose density is the same however many there are within the first kilometres.
      double lat = 48 + (i % 317) * 0.0142;
      double lon = 8 + (i / 317 % 317) * 0.0142;
      rows.add(Map.of("id", people.get(i).toString(), "lat", lat, "lon", lon));
    }
    run(PLACES, rows);
  }

  private void open(int size) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 2; i < size; i++) {
      boolean own = i < OWN_CHATS + 2;
      rows.add(pair(own ? ada : people.get(i), own ? people.get(i) : people.get((i + 1) % size)));
    }
    run(CHATS, rows);
  }

  private static Map<String, Object> pair(PersonId one, PersonId other) {
    Map<String, Object> row = new HashMap<>();
    row.put("chat", Fresh.chat().toString());
    row.put("one", one.toString());
    row.put("other", other.toString());
    row.put("pair", DirectChatState.pair(one, other));
    return row;
  }

  private void run(String query, List<Map<String, Object>> rows) {
    try (Session session = driver.session()) {
      for (int from = 0; from < rows.size(); from += BATCH) {
        List<Map<String, Object>> some = rows.subList(from, Math.min(rows.size(), from + BATCH));
        session.run(query, Map.of("rows", some)).consume();
      }
    }
  }

  private void say(PersonId author, int entries) {
    Instant at = Fresh.now();
    for (int from = 0; from < entries; from += BATCH) {
      List<Intent> intents = new ArrayList<>();
      for (int i = from; i < Math.min(entries, from + BATCH); i++) {
        Payload message =
            new Payload.Message(Fresh.clientId(), Fresh.fingerprint(), Body.text("message"), null);
        List<String> words = new ArrayList<>(List.of("a", WORDS.get(0), "message"));
        if (i % 100 == 0) {
          words.add(WORDS.get(1));
        }
        if (i % Math.max(1, entries / 10) == 0) {
          words.add(WORDS.get(2));
        }
        intents.add(new Intent(author, 0, at.plusMillis(i), message, List.of(), words));
      }
      var last = ports.chats().commit(chat, intents).getLast();
      if (!(last instanceof CommitResult.Committed)) {
        throw new IllegalStateException("not committed: " + last);
      }
    }
  }
}
