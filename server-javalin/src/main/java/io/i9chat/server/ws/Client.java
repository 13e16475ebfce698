package io.i9chat.server.ws;

import io.i9chat.domain.live.LiveSubscription;
import io.i9chat.domain.session.Caller;
import io.i9chat.server.access.Backlogs;
import io.i9chat.server.access.ConnectionRecord;
import io.i9chat.server.budget.Holder;
import io.i9chat.server.wire.socket.CloseCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The client at the other end of a connection: who it is, and what it is sent by. */
final class Client {
  private final String id;
  private final String address;
  private final ConnectionRecord record;
  private @Nullable Outbox outbox;
  private volatile @Nullable Holder holder;
  private volatile @Nullable Caller caller;
  private volatile @Nullable LiveSubscription subscription;
  private volatile boolean closing;

  /**
   * A client whose connection is not open yet.
   *
   * @param id names its connection
   * @param address what limits count it by
   * @param record what is kept of its connection
   */
  Client(String id, String address, ConnectionRecord record) {
    this.id = id;
    this.address = address;
    this.record = record;
  }

  String id() {
    return id;
  }

  String address() {
    return address;
  }

  ConnectionRecord record() {
    return record;
  }

  /** Whose session it has, {@code null} before it is authenticated. */
  @Nullable Caller caller() {
    return caller;
  }

  void is(Caller who) {
    caller = who;
  }

  /** What it hears of events by, {@code null} if it hears of none yet. */
  @Nullable LiveSubscription subscription() {
    return subscription;
  }

  void hears(LiveSubscription by) {
    subscription = by;
  }

  /** Hears no more of events. */
  void unsubscribe() {
    LiveSubscription live = subscription;
    if (live != null) {
      live.close();
    }
  }

  void opened(Outbox opened) {
    outbox = opened;
  }

  /** How much waits for it. */
  Backlogs waiting() {
    Outbox opened = outbox;
    return opened == null ? Backlogs.NOTHING : opened.waiting();
  }

  Outbox outbox() {
    Outbox opened = outbox;
    if (opened == null) {
      throw new IllegalStateException("not open yet");
    }
    return opened;
  }

  /** From now on its calls and results count as this holder's. */
  void heldBy(Holder held) {
    holder = held;
    outbox().owed().heldBy(held);
  }

  /** What its calls take of the budget by. */
  Holder holder() {
    return Objects.requireNonNull(holder, "a connection that is heard has one");
  }

  /** Asks for the next frame, unless too many results wait. */
  void demand() {
    if (outbox != null) {
      outbox().demand();
    }
  }

  /** Whether the connection is closing or gone. */
  boolean isClosing() {
    return closing;
  }

  /** It is let go of in some other way than by {@link #close}. */
  void letGo() {
    closing = true;
  }

  /** Sends what waits and closes. */
  void close(CloseCode code) {
    closing = true;
    outbox().close(code);
  }
}
