package io.i9chat.bench.workload.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.bench.protocol.CallFrames;
import io.i9chat.bench.protocol.ServerFrame;
import io.i9chat.bench.server.Account;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.Meter;
import io.i9chat.bench.workload.Person;

/** One connection that fills the chat, with as many calls in flight as the protocol allows. */
final class HistoryLoader extends Person {
  static final int IN_FLIGHT = 32;

  private static final byte[] NO_PREFIX = new byte[0];

  private final int author;
  private final HistoryBook book;
  private final String clientIdPrefix;
  private final byte[] prefixBytes;
  private final Meter meter;

  /**
   * A person who is not connected.
   *
   * @param author which of the two who write
   * @param run text that no other run uses
   */
  HistoryLoader(
      Account account,
      int author,
      HistoryBook book,
      String run,
      Meter meter,
      ServerFrame frame,
      Faults faults) {
    super(account, frame, faults);
    this.author = author;
    this.book = book;
    this.clientIdPrefix = run + "-";
    this.prefixBytes = clientIdPrefix.getBytes(UTF_8);
    this.meter = meter;
  }

  /** Sends the first calls. */
  void begin() {
    for (int i = 0; i < IN_FLIGHT; i++) {
      sendNext();
    }
    flush();
  }

  private void sendNext() {
    int number = book.issue(author, System.nanoTime());
    if (number >= 0) {
      String args =
          CallFrames.message(book.chat(), clientIdPrefix + number, HistoryBook.text(number));
      byte[] frame = CallFrames.frame(number, "messages.send", args);
      send(frame, frame.length);
    }
  }

  @Override
  protected void result(ServerFrame answer, Received received) {
    int number = answer.re().numberAfter(NO_PREFIX);
    String problem = book.place(number, answer.seq());
    if (problem == null && answer.clientId().numberAfter(prefixBytes) != number) {
      problem = "the result of call " + number + " holds the entry of another";
    }
    fault(problem);
    if (problem == null) {
      meter.result(book.sentAt(number), received.readAt());
    }
    sendNext();
  }

  /** What is written comes here too, on every connection; it is checked when it is read. */
  @Override
  protected void entry(ServerFrame event, Received received) {}

  /** Results are what counts here: events that were left out do no harm. */
  @Override
  protected void resync() {}
}
