package io.i9chat.bench.workload.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.bench.protocol.CallFrames;
import io.i9chat.bench.protocol.Page;
import io.i9chat.bench.protocol.ServerFrame;
import io.i9chat.bench.protocol.Slice;
import io.i9chat.bench.server.Account;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.Person;
import java.util.SplittableRandom;

/** One connection that reads, one call after the other, and checks every entry it gets. */
final class HistoryReader extends Person implements Page.Sink {
  private static final byte[] NO_PREFIX = new byte[0];
  private static final byte[] MESSAGE = "message".getBytes(UTF_8);

  private final HistoryBook book;
  private final HistoryPhase phase;
  private final int away;
  private final Page page = new Page();
  private final SplittableRandom random = new SplittableRandom();
  private HistoryRead kind = HistoryRead.NEWEST;
  private int calls;
  private boolean waiting;
  private long asked;
  private long sentAt;
  private long first;
  private long last;

  HistoryReader(
      Account account,
      HistoryBook book,
      HistoryPhase phase,
      int away,
      ServerFrame frame,
      Faults faults) {
    super(account, frame, faults);
    this.book = book;
    this.phase = phase;
    this.away = away;
  }

  /** Makes the next call, if it is still time to. */
  void readNext() {
    if (phase.isReading() && !waiting) {
      kind = phase.kind();
      asked = kind.seq(book, away, random);
      byte[] frame =
          CallFrames.frame(++calls, kind.operation(), kind.arguments(book.chat(), asked));
      waiting = true;
      sentAt = System.nanoTime();
      send(frame, frame.length);
      flush();
    }
  }

  /** True if a call has no answer yet. */
  boolean isWaiting() {
    return waiting;
  }

  @Override
  protected void result(ServerFrame answer, Received received) {
    if (!waiting || answer.re().numberAfter(NO_PREFIX) != calls) {
      fault("an answer to call " + answer.re() + ", which was answered or never made");
      return;
    }
    waiting = false;
    first = 0;
    last = 0;
    page.read(received.bytes(), received.from(), received.to(), this);
    if (page.head() != book.last()
        || !kind.isRight(asked, book.last(), first, last, page.hasMore())) {
      fault(
          "%s, asked with %d, brought %d to %d, head %d, %s"
              .formatted(
                  kind.title(),
                  asked,
                  first,
                  last,
                  page.head(),
                  page.hasMore() ? "and more" : "no more"));
    }
    phase.meter().result(sentAt, received.readAt());
    phase.read(last - first + 1);
    readNext();
  }

  @Override
  public void item(long seq, Slice author, Slice itemKind, Slice text) {
    if (first == 0) {
      first = seq;
    } else if (seq != last + 1) {
      fault(kind.title() + ": seq " + seq + " stands behind " + last);
    }
    last = seq;
    if (!itemKind.is(MESSAGE)) {
      fault("seq " + seq + " is of kind " + itemKind);
    }
    fault(book.problem(seq, author, text));
  }

  @Override
  protected void error(ServerFrame answer) {
    super.error(answer);
    waiting = false;
    readNext();
  }

  @Override
  protected void entry(ServerFrame event, Received received) {
    fault("an entry, although no client writes: seq " + event.seq());
  }
}
