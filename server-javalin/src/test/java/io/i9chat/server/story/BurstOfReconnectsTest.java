package io.i9chat.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer;
import io.i9chat.server.TestServer.Person;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Very many devices lose their connection at once and come back: no watcher is told of it. */
class BurstOfReconnectsTest {
  /** How many one connection may watch. */
  private static final int WATCHED = 500;

  @Test
  @Rule({"PRESENCE-A", "PRESENCE-B"})
  void of200WhoDropAndReturnNobodyHears() {
    dropAndReturn(200);
  }

  @Test
  @Tag("long")
  @Rule({"PRESENCE-A", "PRESENCE-B"})
  void of2000WhoDropAndReturnNobodyHears() {
    dropAndReturn(2_000);
  }

  private static void dropAndReturn(int count) {
    try (TestServer server = TestServer.start();
        Crowd crowd = Crowd.of(server)) {
      List<Person> people = server.enrol(count);
      List<Crowd.One> online = crowd.comes(people);
      List<Actor> watchers = watchers(server, people);
      // The last person of each watcher, whose time is up last, stays away; all others return.
      List<Person> staying = lastOfEach(people);
      List<Person> coming = new ArrayList<>(people);
      coming.removeAll(staying);

      long start = System.nanoTime();
      Crowd.drop(online);
      crowd.comes(coming);
      Duration away = Duration.ofNanos(System.nanoTime() - start);

      assertThat(away).as("a machine that is fast enough").isLessThan(Duration.ofSeconds(9));
      int told = 0;
      for (int i = 0; i < watchers.size(); i++) {
        String who = staying.get(i).username();
        JsonNode gone = watchers.get(i).next("presence");
        Duration after = Duration.ofNanos(System.nanoTime() - start);
        assertThat(gone.get("username").asString()).isEqualTo(who);
        assertThat(gone.get("online").asBoolean()).isFalse();
        assertThat(gone.get("lastSeen").asString()).endsWith("Z");
        assertThat(after).isGreaterThan(Duration.ofSeconds(9));
      }
      for (Actor watcher : watchers) {
        watcher.ask("ping", Map.of());
        told += watcher.told("presence").size();
        watcher.close();
      }
      System.out.printf(
          "%d connections dropped and returned within %d ms; %d stayed away; watchers were told"
              + " %d times%n",
          count, away.toMillis(), staying.size(), told);
      assertThat(told).isEqualTo(staying.size());
    }
  }

  private static List<Person> lastOfEach(List<Person> people) {
    List<Person> last = new ArrayList<>();
    for (int i = 0; i < people.size(); i += WATCHED) {
      last.add(people.get(Math.min(i + WATCHED, people.size()) - 1));
    }
    return last;
  }

  /** As many as it takes to watch all of them, who are all online. */
  private static List<Actor> watchers(TestServer server, List<Person> people) {
    List<Actor> watchers = new ArrayList<>();
    for (int i = 0; i < people.size(); i += WATCHED) {
      Actor watcher = Actor.of(server, server.enrol());
      List<Person> some = people.subList(i, Math.min(i + WATCHED, people.size()));
      List<String> names = some.stream().map(Person::username).toList();
      JsonNode now = watcher.ask("presence.watch", Map.of("usernames", names)).get("presence");
      assertThat(now).hasSize(names.size());
      assertThat(now).allMatch(one -> one.get("online").asBoolean());
      watchers.add(watcher);
    }
    return watchers;
  }
}
