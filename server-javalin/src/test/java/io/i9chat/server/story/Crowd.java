package io.i9chat.server.story;

import io.i9chat.server.TestServer;
import io.i9chat.server.wire.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjLongConsumer;
import tools.jackson.databind.JsonNode;

/**
 * Very many connections on one thread, for the JDK's client takes threads and buffers that a test
 * has not got for thousands. Each only notes which entries it is told of.
 */
final class Crowd implements AutoCloseable {
  /** How many may be on their way to be greeted; more only wait in the server's queue. */
  private static final int COMING = 100;

  private final int port;
  private final Selector selector;
  private final Thread reader;
  private final Semaphore coming = new Semaphore(COMING);
  private final List<One> all = new ArrayList<>();
  private volatile ObjLongConsumer<One> told = (who, seq) -> {};

  private Crowd(int port) {
    this.port = port;
    try {
      selector = Selector.open();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    reader = Thread.ofPlatform().daemon().name("crowd").unstarted(this::read);
  }

  /** An empty crowd. */
  static Crowd of(TestServer server) {
    Crowd crowd = new Crowd(server.port());
    crowd.reader.start();
    return crowd;
  }

  /** The listener is told of every entry that comes from now on, on the reading thread. */
  void onEntry(ObjLongConsumer<One> listener) {
    told = listener;
  }

  /** One connection. */
  static final class One {
    private final SocketChannel channel;
    private ByteBuffer held = ByteBuffer.allocate(2_048);
    private boolean upgraded;
    private boolean greeted;

    /** The seqs of the entries that came, in order; looked at when no more are to come. */
    final List<Long> seqs = new ArrayList<>();

    One(SocketChannel channel) {
      this.channel = channel;
    }
  }

  /** All of them come, each greeted before this returns; how they were given. */
  List<One> comes(List<TestServer.Person> people) {
    List<One> arrived = new ArrayList<>();
    try {
      for (TestServer.Person person : people) {
        if (!coming.tryAcquire(30, TimeUnit.SECONDS)) {
          throw new AssertionError("nobody more is greeted");
        }
        arrived.add(connect(person.token()));
      }
      if (!coming.tryAcquire(COMING, 30, TimeUnit.SECONDS)) {
        throw new AssertionError("not all were greeted");
      }
      coming.release(COMING);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(told);
    }
    return arrived;
  }

  private One connect(String token) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    String asked =
        """
        GET /api/v1/ws HTTP/1.1
        Host: 127.0.0.1:%d
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==
        Sec-WebSocket-Protocol: i9chat.v1
        Authorization: Bearer %s

        """
            .formatted(port, token)
            .replace("\n", "\r\n");
    channel.write(ByteBuffer.wrap(asked.getBytes(StandardCharsets.US_ASCII)));
    channel.configureBlocking(false);
    One one = new One(channel);
    all.add(one);
    channel.register(selector, SelectionKey.OP_READ, one);
    selector.wakeup();
    return one;
  }

  /** All of them are cut off, without a word. */
  static void drop(List<One> some) {
    for (One one : some) {
      try {
        one.channel.close();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  private void read() {
    try {
      while (true) {
        selector.select(this::read);
      }
    } catch (ClosedSelectorException ended) {
      // That is how it ends.
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void read(SelectionKey key) {
    One one = (One) key.attachment();
    try {
      if (!one.held.hasRemaining()) {
        one.held = ByteBuffer.allocate(one.held.capacity() * 2).put(one.held.flip());
      }
      if (one.channel.read(one.held) < 0) {
        key.cancel();
        return;
      }
    } catch (IOException cutOff) {
      key.cancel();
      return;
    }
    one.held.flip();
    while (frame(one)) {}
    one.held.compact();
  }

  /** Takes one frame, or the answer to the upgrade, if all of it is there. */
  private boolean frame(One one) {
    ByteBuffer held = one.held;
    if (!one.upgraded) {
      return upgrade(one);
    }
    if (held.remaining() < 4) {
      return false;
    }
    int start = held.position();
    int length = held.get(start + 1) & 0x7F;
    int header = 2;
    if (length == 126) {
      length = held.getShort(start + 2) & 0xFFFF;
      header = 4;
    } else if (length == 127) {
      throw new AssertionError("a frame that no test of crowds makes");
    }
    if (held.remaining() < header + length) {
      return false;
    }
    byte[] payload = new byte[length];
    held.get(start + header, payload);
    held.position(start + header + length);
    if ((held.get(start) & 0x0F) == 1) {
      text(one, Json.shared().readTree(payload));
    }
    return true;
  }

  private static boolean upgrade(One one) {
    String answer = StandardCharsets.US_ASCII.decode(one.held.duplicate()).toString();
    int end = answer.indexOf("\r\n\r\n");
    if (end < 0) {
      return false;
    }
    if (!answer.startsWith("HTTP/1.1 101")) {
      throw new AssertionError(answer);
    }
    one.held.position(one.held.position() + end + 4);
    one.upgraded = true;
    return true;
  }

  private void text(One one, JsonNode frame) {
    String event = frame.path("event").asString("");
    if (event.equals("hello") && !one.greeted) {
      one.greeted = true;
      coming.release();
    } else if (event.equals("entry")) {
      long seq = frame.get("data").get("seq").asLong();
      one.seqs.add(seq);
      told.accept(one, seq);
    } else if (event.equals("resync")) {
      throw new AssertionError("told to sync again");
    }
  }

  @Override
  public void close() {
    try {
      drop(all);
      selector.close();
      reader.join();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(told);
    }
  }
}
