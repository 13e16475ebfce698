package io.i9chat.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.redis.CommandStats;
import io.i9chat.redis.RedisProgram;
import io.i9chat.redis.RedisServer;
import io.i9chat.server.Answer;
import io.i9chat.server.Api;
import io.i9chat.server.TestServer;
import io.i9chat.server.TestServer.Person;
import io.i9chat.server.ws.SocketClient;
import io.i9chat.tck.Await;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/** Three servers on one store and one Redis: what they count there, keep there, and ask it for. */
@Tag("nodes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OneRedisTest {
  private static final int NODES = 3;
  private static final long AT_ONCE = 100;
  private static final long FEW = 20;

  // Without it a dump would hide texts from a test that searches for them.
  private final RedisServer redis =
      RedisServer.start(RedisProgram.redis(), "--rdbcompression", "no");
  private final List<TestServer> nodes = new ArrayList<>();

  private Path folder = Path.of("");
  private final String deleted = "deleted-" + System.nanoTime();
  private long deletedAt;

  /** What is deleted is looked for when the other tests have taken their time. */
  @BeforeAll
  void deleteOneText(@TempDir Path shared) {
    folder = shared;
    TestServer.emptyStore();
    start("off");
    List<Person> people = nodes.getFirst().enrol(3);
    Person ada = people.getFirst();
    String chat = group(ada, people);
    Set<String> heard = ConcurrentHashMap.newKeySet();
    try (SocketClient far = connect(1, people.get(1), heard);
        SocketClient farther = connect(2, people.get(2), heard)) {
      assertThat(List.of(far, farther)).doesNotContainNull();
      long seq = send(ada, chat, "w", deleted);
      Await.until("it is heard", () -> heard.contains("w"));
      Answer gone = api(0, ada).send("DELETE", "/chats/" + chat + "/messages/" + seq);
      assertThat(gone.status()).as(gone.response().body()).isEqualTo(200);
      deletedAt = System.nanoTime();
    }
  }

  @AfterAll
  void close() {
    stop();
    redis.close();
  }

  private void stop() {
    nodes.forEach(TestServer::close);
    nodes.clear();
  }

  private void start(String limits) {
    Map<String, String> settings = new HashMap<>(TestServer.storeSettings());
    settings.putAll(Nodes.settings(folder, redis.url()));
    settings.put("I9CHAT_RATE_LIMITS", limits);
    for (int i = 0; i < NODES; i++) {
      nodes.add(TestServer.start(settings));
    }
  }

  private Api api(int node, Person person) {
    return nodes.get(node % NODES).api(person);
  }

  /** A client that notes what it hears; it is connected when it was greeted. */
  private SocketClient connect(int node, Person person, Set<String> heard) {
    URI url = URI.create("http://127.0.0.1:" + nodes.get(node).port());
    CountDownLatch greeted = new CountDownLatch(1);
    SocketClient client =
        SocketClient.forgetful(
            url,
            person.token(),
            event -> {
              if (event.at("/event").asString("").equals("hello")) {
                greeted.countDown();
              }
              heard.add(event.at("/data/clientId").asString(""));
            });
    Await.until("it is greeted", () -> greeted.getCount() == 0);
    return client;
  }

  @Test
  @Order(2)
  void wrongPasswordsAreCountedOverAllNodes() {
    stop();
    start("on");
    Person ada = nodes.getFirst().signUp();
    int allowed = limit("rate.login.address.burst");
    for (int i = 0; i < allowed; i++) {
      assertThat(login(i, ada, "wrong " + i).code()).isEqualTo("credentials_invalid");
    }
    for (int i = 0; i < NODES; i++) {
      assertThat(login(i, ada, "wrong").code()).as("node " + i).isEqualTo("rate_limited");
    }
  }

  @Test
  @Order(3)
  void codesAreCountedOverAllNodes() {
    String email = "eve@example.org";
    int tries = limit("rate.codes.trying.burst");
    String ticket = nodes.getFirst().api().post("/signup", Map.of("email", email)).text("ticket");
    int taken = 0;
    while (verify(taken, ticket).code().equals("code_invalid")) {
      taken++;
    }
    // Those who signed up before had tries from the same address.
    assertThat(taken).isBetween(1, tries);
    for (int i = 0; i < NODES; i++) {
      assertThat(verify(i, ticket).code()).as("node " + i).isEqualTo("rate_limited");
    }
  }

  private Answer login(int node, Person person, String password) {
    Map<String, String> body = Map.of("login", person.username(), "password", password);
    return nodes.get(node % NODES).api().post("/sessions", body);
  }

  private Answer verify(int node, String ticket) {
    Map<String, String> body = Map.of("ticket", ticket, "code", "000000");
    return nodes.get(node % NODES).api().post("/signup/verify", body);
  }

  private int limit(String name) {
    return nodes.getFirst().api().get("/limits").json().get(name).asInt();
  }

  /** What Redis is asked for a message does not grow with the group. */
  @ParameterizedTest
  @ValueSource(ints = {10, 10_000})
  @Order(1)
  void aMessageCostsTheSameInSmallAndLargeGroups(int size) {
    List<Person> people = nodes.getFirst().enrol(size);
    Person ada = people.getFirst();
    String chat = group(ada, people);
    Set<String> heard = ConcurrentHashMap.newKeySet();
    try (SocketClient near = connect(0, people.get(1), heard);
        SocketClient far = connect(1, people.get(2), heard)) {
      assertThat(List.of(near, far)).doesNotContainNull();
      send(ada, chat, "warm");
      Await.until("the first is heard", () -> heard.contains("warm"));
      Map<String, Long> before = calls();
      for (int i = 0; i < AT_ONCE; i++) {
        String clientId = "m-" + i;
        send(ada, chat, clientId);
        Await.until("it is heard", () -> heard.contains(clientId));
      }
      Map<String, Long> spent = new HashMap<>(calls());
      before.forEach((name, count) -> spent.merge(name, -count, Long::sum));
      assertThat(spent.get("smembers")).as("looks at who follows: " + spent).isEqualTo(AT_ONCE);
      // Beside them nodes write signs of life.
      assertThat(spent.get("xadd")).as("records: " + spent).isBetween(AT_ONCE, AT_ONCE + FEW);
    }
  }

  private String group(Person owner, List<Person> people) {
    List<String> names = people.stream().skip(1).map(Person::username).toList();
    Api api = api(0, owner);
    int first = Math.min(100, names.size());
    Map<String, Object> group =
        Map.of("clientId", "g-" + names.size(), "name", "g", "members", names.subList(0, first));
    String chat = api.post("/groups", group).text("id");
    for (int from = first; from < names.size(); from += 100) {
      List<String> more = names.subList(from, Math.min(names.size(), from + 100));
      Answer added = api.post("/groups/" + chat + "/members", Map.of("usernames", more));
      assertThat(added.status()).as(added.response().body()).isEqualTo(200);
    }
    return chat;
  }

  private long send(Person author, String chat, String clientId) {
    return send(author, chat, clientId, "text");
  }

  private long send(Person author, String chat, String clientId, String text) {
    Map<String, Object> message =
        Map.of("clientId", clientId, "content", Map.of("type", "text", "text", text));
    Answer sent = api(0, author).post("/chats/" + chat + "/messages", message);
    assertThat(sent.status()).as(sent.response().body()).isEqualTo(201);
    return sent.at("seq").asLong();
  }

  private Map<String, Long> calls() {
    return CommandStats.calls(redis.ask("INFO", "commandstats"));
  }

  @Test
  @Order(4)
  void aDeletedTextIsInNoKeyTwoMinutesLater() throws InterruptedException {
    long left = deletedAt + Duration.ofMinutes(2).toNanos() - System.nanoTime();
    Thread.sleep(Duration.ofNanos(Math.max(0, left)));
    assertThat(keysWith(deleted)).isEmpty();
  }

  /** The keys whose name or dump holds a text. */
  private List<String> keysWith(String text) {
    try (Jedis jedis = redis.connect()) {
      Set<String> keys = jedis.keys("*");
      assertThat(keys).isNotEmpty();
      return keys.stream()
          .filter(key -> {
            byte[] dump = jedis.dump(key);
            return key.contains(text)
                || (dump != null && new String(dump, StandardCharsets.ISO_8859_1).contains(text));
          })
          .toList();
    }
  }
}
