package io.i9chat.bench.workload.direct;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.bench.protocol.Malformed;
import io.i9chat.bench.protocol.SendCall;
import io.i9chat.bench.protocol.ServerFrame;
import io.i9chat.bench.server.Account;
import io.i9chat.bench.wire.WireConnection;
import io.i9chat.bench.wire.WireListener;
import io.i9chat.bench.workload.ChatOrder;
import org.jspecify.annotations.Nullable;

/** One person of a pair on one connection: sends, and checks everything that comes. */
final class DirectMember implements WireListener {
  private static final byte[] NO_PREFIX = new byte[0];
  private static final byte[] MESSAGE = "message".getBytes(UTF_8);

  private final Account account;
  private final DirectPhase phase;
  private final DirectPair pair;
  private final boolean apart;
  private final byte[] username;
  private final SentMessages own = new SentMessages();
  private final SendCall call;
  private @Nullable DirectMember peer;
  private @Nullable WireConnection connection;
  private final ChatOrder order;
  private boolean greeted;

  /**
   * A member who is not connected.
   *
   * @param apart true if the peer is connected to another server
   */
  DirectMember(Account account, DirectPair pair, DirectPhase phase, boolean apart) {
    this.account = account;
    this.pair = pair;
    this.phase = phase;
    this.apart = apart;
    this.username = account.username().getBytes(UTF_8);
    this.call = new SendCall(pair.chat(), pair.clientIdPrefix(), pair.text());
    this.order = new ChatOrder(pair.head());
  }

  /** Hands over its connection and the one it talks with; once, before anything is polled. */
  void join(WireConnection connection, DirectMember peer) {
    this.connection = connection;
    this.peer = peer;
  }

  Account account() {
    return account;
  }

  SentMessages ledger() {
    return own;
  }

  /** The last seq of the chat that came in order. */
  long lastSeq() {
    return order.last();
  }

  /** True once the server's {@code hello} came. */
  boolean isGreeted() {
    return greeted;
  }

  /** Sends the first calls of a phase, in one write. */
  void kickOff(int inFlight) {
    for (int i = 0; i < inFlight; i++) {
      send();
    }
    if (connection != null) {
      connection.flush();
    }
  }

  private void send() {
    if (connection != null && phase.takeTurn()) {
      int length = call.write(own.issue(System.nanoTime()));
      connection.sendText(call.bytes(), 0, length);
    }
  }

  @Override
  public void onText(byte[] bytes, int from, int to, long readAt) {
    ServerFrame frame = phase.frame;
    try {
      switch (frame.read(bytes, from, to)) {
        case RESULT -> result(frame, readAt);
        case ERROR -> error(frame);
        case ENTRY -> entry(frame, readAt);
        case HELLO -> greeted = true;
        case RESYNC ->
            phase.faults.addFatal(here("resync: the generator or the server fell behind"));
        case OTHER -> {}
      }
    } catch (Malformed e) {
      String text = new String(bytes, from, Math.min(to - from, 300), UTF_8);
      phase.faults.add(here("malformed frame, " + e.getMessage() + ": " + text));
    }
  }

  private void result(ServerFrame frame, long readAt) {
    int number = frame.re().numberAfter(NO_PREFIX);
    String problem = own.tell(SentMessages.Witness.RESULT, number, frame.seq());
    if (problem == null) {
      phase.meter().result(own.sentAt(number), readAt);
      if (!frame.author().is(username) || pair.numberOf(frame) != number) {
        problem = "the result of call " + number + " holds the entry of another";
      } else {
        problem = contentProblem(frame);
      }
    }
    fault(problem);
    send();
  }

  private void error(ServerFrame frame) {
    int number = frame.re().numberAfter(NO_PREFIX);
    if (!own.refuse(number)) {
      fault("an error answers call " + frame.re() + ", which was answered or never made");
    }
    fault("call " + number + " failed: " + frame.code() + " " + frame.detail());
    send();
  }

  private void entry(ServerFrame frame, long readAt) {
    fault(order.accept(frame.seq()));
    fault(contentProblem(frame));
    int number = pair.numberOf(frame);
    if (frame.author().is(username)) {
      fault(own.tell(SentMessages.Witness.AUTHOR, number, frame.seq()));
    } else if (peer != null && frame.author().is(peer.username)) {
      String problem = peer.own.tell(SentMessages.Witness.RECIPIENT, number, frame.seq());
      if (problem == null) {
        phase.meter().delivery(peer.own.sentAt(number), readAt, apart);
      }
      fault(problem);
    } else {
      fault("an entry by '" + frame.author() + "'");
    }
  }

  private @Nullable String contentProblem(ServerFrame frame) {
    if (!frame.chat().is(pair.chatBytes())) {
      return "an entry of chat '" + frame.chat() + "'";
    }
    if (!frame.entryKind().is(MESSAGE) || !frame.text().is(pair.textBytes())) {
      return "seq " + frame.seq() + " is not what was sent: " + frame.entryKind();
    }
    return null;
  }

  private void fault(@Nullable String problem) {
    if (problem != null) {
      phase.faults.add(here(problem));
    }
  }

  private String here(String what) {
    return account + ": " + what;
  }

  @Override
  public void onClosed(int code, String reason) {
    phase.faults.addFatal(here("the connection was closed: " + code + " " + reason));
  }
}
