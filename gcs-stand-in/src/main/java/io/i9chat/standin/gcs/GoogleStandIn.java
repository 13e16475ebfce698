package io.i9chat.standin.gcs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What is asked of Google, answered on loopback. Closing it takes the network away. */
public final class GoogleStandIn implements AutoCloseable {
  private static final String MACHINE = "machine";

  private final Path folder;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, ServiceAccount> accounts = new ConcurrentHashMap<>();
  private final Map<String, StandInBucket> buckets = new ConcurrentHashMap<>();
  private final ServiceAccount machine;
  private final Tokens tokens = new Tokens(accounts::get);
  private final Iam iam = new Iam(tokens, accounts::get);
  private final MetadataServer metadata = new MetadataServer(tokens);
  private final JsonApi json = new JsonApi(tokens, buckets::get);
  private final XmlApi xml;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile URI address;
  private volatile int fault;
  private volatile boolean hangs;

  private GoogleStandIn(Path folder, InstantSource clock, int port) throws IOException {
    this.folder = folder;
    xml = new XmlApi(clock, new V4Signature(clock, accounts::get), tokens, buckets::get);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
    machine = account(MACHINE);
  }

  /**
   * Starts one.
   *
   * @param folder what objects are kept in
   * @param clock what signatures and uploads expire by; tokens have the system's
   */
  public static GoogleStandIn start(Path folder, InstantSource clock) throws IOException {
    return new GoogleStandIn(folder, clock, 0);
  }

  /** The same at a port. */
  public static GoogleStandIn start(Path folder, InstantSource clock, int port) throws IOException {
    return new GoogleStandIn(folder, clock, port);
  }

  /** Where it is, without a path. */
  public URI address() {
    return address;
  }

  /** Is somewhere else to clients from now on: at what stands in front of it, such as TLS. */
  public void standBehind(URI front) {
    address = front;
  }

  /** Where it gives tokens, as a key file says. */
  public URI tokens() {
    return address().resolve(Tokens.PATH);
  }

  /** Where it answers what is for Google's own hosts. */
  public URI route(URI url) {
    String host = String.valueOf(url.getHost());
    boolean googles =
        host.endsWith(".googleapis.com")
            || host.equals("metadata.google.internal")
            || host.equals("169.254.169.254");
    String path = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
    return googles ? address().resolve(path.startsWith("/") ? path : "/" + path) : url;
  }

  /** A new account of this name. */
  public ServiceAccount account(String name) {
    ServiceAccount account = new ServiceAccount(name);
    accounts.put(account.email(), account);
    return account;
  }

  /** The account of the machine that the metadata server is of. */
  public ServiceAccount machine() {
    return machine;
  }

  /** Disables an account: neither its key nor its signatures count. */
  public void disable(ServiceAccount account) {
    accounts.remove(account.email());
    tokens.revoke();
  }

  /** Lets an account ask for tokens and signatures of another, or of itself. */
  public void letAct(ServiceAccount actor, ServiceAccount as) {
    iam.letAct(actor, as);
  }

  /** A new bucket. */
  public StandInBucket bucket(String name) {
    StandInBucket bucket = new StandInBucket(name, folder);
    buckets.put(name, bucket);
    return bucket;
  }

  /** How many signatures IAM made. */
  public int signatures() {
    return iam.signatures();
  }

  /** How many tokens were given. */
  public int tokensGiven() {
    return tokens.count();
  }

  /** Answers everything with a status from now on; 0 answers as it should. */
  public void answerWith(int status) {
    fault = status;
  }

  /** Answers nothing from now on. */
  public void hang() {
    hangs = true;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = new Request(exchange);
      if (hangs) {
        await();
      } else if (fault != 0) {
        request.json(fault, "{\"error\":{\"code\":" + fault + ",\"message\":\"at fault\"}}");
      } else {
        answer(request);
      }
    }
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(Request request) throws IOException {
    String path = request.rawPath();
    if (path.equals(Tokens.PATH)) {
      tokens.serve(request, tokens().toString());
    } else if (path.startsWith(Iam.PATH)) {
      serveIam(request);
    } else if (path.startsWith(MetadataServer.PATH) || path.equals("/")) {
      metadata.serve(request, machine);
    } else if (path.startsWith(JsonApi.PATH)) {
      json.serve(request);
    } else {
      xml.serve(request, address());
    }
  }

  private void serveIam(Request request) throws IOException {
    try {
      iam.serve(request);
    } catch (Refused refused) {
      request.json(refused.status(), "{\"error\":{\"code\":" + refused.status() + "}}");
    }
  }

  /** The bucket of this name, which there must be. */
  public StandInBucket bucketOf(String name) {
    return Objects.requireNonNull(buckets.get(name), name);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
