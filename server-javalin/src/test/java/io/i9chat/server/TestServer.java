package io.i9chat.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.i9chat.domain.I9chat;
import io.i9chat.domain.operator.EnrolAccounts;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.Username;
import io.i9chat.server.boot.Wiring;
import io.i9chat.server.boot.settings.Settings;
import io.i9chat.server.boot.settings.SettingsReader;
import io.i9chat.server.budget.ByteBudget;
import io.i9chat.server.operation.Operation;
import io.i9chat.tck.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * A real server on a free port with a folder of its own, without rate limits unless asked for. It
 * can be restarted on the same folder; closing it removes the folder. By the system property {@code
 * i9chat.test.nodes} it is several on one store and one Redis, of which each call and each
 * connection gets any; {@code i9chat.test.seed} has them get others.
 */
public final class TestServer implements AutoCloseable {
  private static final Pattern CODE = Pattern.compile("(?m)^Subject: ([0-9A-Z]{4,10}) - ");
  private static final String PASSWORD = "correct horse";
  private static final AtomicInteger STARTED = new AtomicInteger();

  static {
    // Requests of tests are many; what is wrong is still shown.
    for (String name : List.of("io.i9chat", "access")) {
      ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.WARN);
    }
  }

  private final Map<String, String> environment;
  private final Path folder;
  private final Random random = new Random(Long.getLong("i9chat.test.seed", 20261130));
  private final String keys = "test-" + STARTED.incrementAndGet() + ":";
  private List<Wiring> nodes;

  private TestServer(Map<String, String> settings) {
    try {
      folder = Files.createTempDirectory("i9chat-test");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    environment = new HashMap<>();
    environment.put("I9CHAT_PORT", "0");
    environment.put("I9CHAT_ADMIN_PORT", "off");
    environment.put("I9CHAT_RATE_LIMITS", "off");
    if (!settings.containsKey("I9CHAT_STORE")) {
      emptyStore();
      environment.putAll(storeSettings());
    }
    environment.putAll(settings);
    nodes = open();
  }

  /** How many nodes a server of tests has. */
  private static int count() {
    return Integer.getInteger("i9chat.test.nodes", 1);
  }

  /** Whether tests keep the record in Neo4j, by the system property {@code i9chat.test.store}. */
  private static boolean isOnNeo4j() {
    return "neo4j".equals(System.getProperty("i9chat.test.store"));
  }

  /** Empties the store that the servers of tests share, if they share one. */
  public static void emptyStore() {
    if (isOnNeo4j()) {
      TestNeo4j.shared().empty();
    }
  }

  /** The settings that say where the record is kept. */
  public static Map<String, String> storeSettings() {
    return isOnNeo4j() ? TestNeo4j.shared().settings() : Map.of();
  }

  /** Starts a server with the settings of tests. */
  public static TestServer start() {
    return start(Map.of());
  }

  /** Starts a server with these settings on top of those of tests. */
  public static TestServer start(Map<String, String> settings) {
    return new TestServer(settings);
  }

  private List<Wiring> open() {
    List<Wiring> opened = new ArrayList<>();
    try {
      for (int i = 0; i < count(); i++) {
        Settings settings = SettingsReader.read(settings(i), folder);
        opened.add(Wiring.start(settings, line -> {}));
      }
      return opened;
    } catch (RuntimeException | Error failed) {
      opened.forEach(Wiring::close);
      throw failed;
    }
  }

  /** The settings of a node. */
  private Map<String, String> settings(int number) {
    Map<String, String> own = new HashMap<>(environment);
    String data = number == 0 ? "data" : "data-" + number;
    own.putIfAbsent("I9CHAT_DATA", folder.resolve(data).toString());
    if (count() > 1) {
      own.put("I9CHAT_BUS", "redis");
      own.put("REDIS_URL", TestRedis.shared());
      own.put("REDIS_PREFIX", keys);
      own.putIfAbsent("I9CHAT_SECRET", "a-secret-of-all-nodes-of-a-test-32");
      own.putIfAbsent("I9CHAT_MEDIA_DIR", media().toString());
    }
    return own;
  }

  private Path media() {
    try {
      return Files.createDirectories(folder.resolve("media"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Wiring any() {
    return nodes.size() == 1 ? nodes.getFirst() : nodes.get(random.nextInt(nodes.size()));
  }

  private void stop() {
    nodes.forEach(Wiring::close);
  }

  /** Stops the server and starts it again on the same folder, on another port. */
  public void restart() {
    restart(() -> {});
  }

  /** The same with these settings on top, of which an empty one is none. */
  public void restart(Map<String, String> settings) {
    stop();
    environment.putAll(settings);
    nodes = open();
  }

  /** The same, doing something while it is stopped. */
  public void restart(Runnable between) {
    stop();
    between.run();
    nodes = open();
  }

  /** The port that it listens on; of several nodes, any. */
  public int port() {
    return any().port();
  }

  /** The port that metrics and readiness are told on; it has to be asked for. */
  public int adminPort() {
    return Objects.requireNonNull(nodes.getFirst().adminPort(), "I9CHAT_ADMIN_PORT=0 takes one");
  }

  /** The data folder. */
  public Path data() {
    return folder.resolve("data");
  }

  /** Where it is; of several nodes, any. */
  public URI url() {
    return url(any());
  }

  private static URI url(Wiring node) {
    return URI.create("http://127.0.0.1:" + node.port());
  }

  /** Waits until all nodes have heard that this session ended: the others take a moment. */
  public void awaitEnded(Person person) {
    if (nodes.size() > 1) {
      for (Wiring node : nodes) {
        Api api = new Api(url(node).toString()).as(person.token());
        Await.until("the session has ended", () -> api.get("/me").status() == 401);
      }
    }
  }

  /** A client without a session. */
  public Api api() {
    return new Api(() -> url().toString());
  }

  /** A client with a session. */
  public Api api(Person person) {
    return api().as(person.token());
  }

  /**
   * A person who signed up.
   *
   * @param token of their session
   */
  public record Person(String username, String email, String password, String token) {}

  /** Signs a new person up, the way people do. */
  public Person signUp() {
    return signUp("u" + UUID.randomUUID().toString().substring(0, 12));
  }

  /** Signs a person up under this name, the way people do. */
  public Person signUp(String username) {
    String email = username + "@example.org";
    Api api = api();
    String signupToken = proven(email);
    Answer session =
        api.post(
            "/signup/complete",
            Map.of("signupToken", signupToken, "username", username, "password", PASSWORD));
    return new Person(username, email, PASSWORD, session.text("token"));
  }

  /** Makes an account as an operator does: it has a session, and no password, which takes long. */
  public Person enrol() {
    return enrol(1).getFirst();
  }

  /** Makes so many of them. */
  public List<Person> enrol(int count) {
    List<EnrolAccounts.Newcomer> newcomers =
        Stream.generate(() -> "u" + UUID.randomUUID().toString().substring(0, 12))
            .limit(count)
            .map(name ->
                new EnrolAccounts.Newcomer(
                    new Username(name), new EmailAddress(name + "@i9chat.invalid")))
            .toList();
    return switch (any()
        .i9chat()
        .signIn()
        .operator()
        .enrolAccounts()
        .handle(new EnrolAccounts.Command(newcomers))) {
      case EnrolAccounts.Enrolled enrolled ->
          enrolled.issued().stream()
              .map(issued -> new Person(issued.username().value(), "", "", issued.token()))
              .toList();
      case EnrolAccounts.BrokenOff broken -> throw broken.why();
      case EnrolAccounts.Taken taken -> throw new AssertionError(taken.username() + " is taken");
    };
  }

  /** Everything that the server can be asked. */
  public Collection<Operation<?, ?>> operations() {
    return nodes.getFirst().catalogue().all();
  }

  /** The operation of this name. */
  public Operation<?, ?> operation(String name) {
    return operations().stream().filter(one -> one.name().equals(name)).findAny().orElseThrow();
  }

  /** The backend inside, for what no operation does. */
  public I9chat i9chat() {
    return any().i9chat();
  }

  /** What calls in progress take their memory of. */
  public ByteBudget budget() {
    return nodes.getFirst().budget();
  }

  /** A sign-up token for this address, by the code that is mailed to it. */
  public String proven(String email) {
    Api api = api();
    String ticket = api.post("/signup", Map.of("email", email)).text("ticket");
    return api.post("/signup/verify", Map.of("ticket", ticket, "code", code(email)))
        .text("signupToken");
  }

  /** The code in the newest mail to this address. */
  public String code(String email) {
    for (String mail : mails(email).reversed()) {
      Matcher subject = CODE.matcher(mail);
      if (subject.find()) {
        return subject.group(1);
      }
    }
    throw new AssertionError("no code was mailed to " + email);
  }

  /** Every mail to this address, oldest first. */
  public List<String> mails(String email) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".eml"))
          .sorted(Comparator.comparing(Path::getFileName))
          .map(TestServer::content)
          .filter(mail -> mail.contains("\nTo: " + email) || mail.startsWith("To: " + email))
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    stop();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
