package io.i9chat.bench.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.bench.protocol.Malformed;
import io.i9chat.bench.protocol.ServerFrame;
import io.i9chat.bench.server.Account;
import io.i9chat.bench.wire.WireConnection;
import io.i9chat.bench.wire.WireListener;
import org.jspecify.annotations.Nullable;

/**
 * One account on one connection at a time: reads every frame and hands it on by its kind. What was
 * not asked for is a fault, and so is a close.
 */
public abstract class Person implements WireListener {
  private final Account account;
  private final byte[] username;
  private final ServerFrame frame;
  private final Faults faults;
  private @Nullable WireConnection connection;
  private long dialledAt;
  private long greetedAt;
  private boolean greeted;

  /**
   * A person who is not connected.
   *
   * @param frame shared by all on one thread
   */
  protected Person(Account account, ServerFrame frame, Faults faults) {
    this.account = account;
    this.username = account.username().getBytes(UTF_8);
    this.frame = frame;
    this.faults = faults;
  }

  /** The account, as which the person is signed in. */
  public final Account account() {
    return account;
  }

  /** The username in UTF-8; not to be changed. */
  public final byte[] username() {
    return username;
  }

  /** A connection begins to be made. */
  public final void dialled(long now) {
    dialledAt = now;
    greeted = false;
  }

  /** There is a connection. */
  public final void opened(WireConnection opened) {
    connection = opened;
  }

  /** Lets go of the connection and gives it; null if there is none. */
  public final @Nullable WireConnection leave() {
    WireConnection last = connection;
    connection = null;
    greeted = false;
    return last;
  }

  /** True once the server's {@code hello} came on the connection there is. */
  public final boolean isGreeted() {
    return greeted;
  }

  /** When the last connection began to be made. */
  public final long dialledAt() {
    return dialledAt;
  }

  /** When the last {@code hello} came. */
  public final long greetedAt() {
    return greetedAt;
  }

  /** Queues a frame; it leaves when the read being handled ends, or by {@link #flush()}. */
  protected final void send(byte[] bytes, int length) {
    if (connection != null) {
      connection.sendText(bytes, 0, length);
    }
  }

  /** Sends what is queued. */
  protected final void flush() {
    if (connection != null) {
      connection.flush();
    }
  }

  @Override
  public void onText(byte[] bytes, int from, int to, long readAt) {
    try {
      switch (frame.read(bytes, from, to)) {
        case RESULT -> result(frame, new Received(bytes, from, to, readAt));
        case ERROR -> error(frame);
        case ENTRY -> entry(frame, new Received(bytes, from, to, readAt));
        case HELLO -> {
          greeted = true;
          greetedAt = readAt;
          welcome(readAt);
        }
        case RESYNC -> resync();
        case OTHER -> other(frame, new Received(bytes, from, to, readAt));
      }
    } catch (Malformed e) {
      String text = new String(bytes, from, Math.min(to - from, 300), UTF_8);
      fault("malformed frame, " + e.getMessage() + ": " + text);
    }
  }

  /** A frame where it lies, good during the call only. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and a copy would cost too much
  protected record Received(byte[] bytes, int from, int to, long readAt) {}

  /** The connection is authenticated. */
  protected void welcome(long readAt) {}

  /** A call was answered. */
  protected abstract void result(ServerFrame answer, Received received);

  /** An entry came. */
  protected abstract void entry(ServerFrame event, Received received);

  /** Another event came. */
  protected void other(ServerFrame event, Received received) {}

  /** A call was refused or failed. */
  protected void error(ServerFrame answer) {
    fault("call " + answer.re() + " failed: " + answer.code() + " " + answer.detail());
  }

  /** Events may have been lost, which no workload here gives a reason for. */
  protected void resync() {
    faults.addFatal(account + ": resync: the generator or the server fell behind");
  }

  /** Something that was not right; nothing if it is null. */
  protected final void fault(@Nullable String problem) {
    if (problem != null) {
      faults.add(account + ": " + problem);
    }
  }

  @Override
  public void onClosed(int code, String reason) {
    faults.addFatal(account + ": the connection was closed: " + code + " " + reason);
  }
}
