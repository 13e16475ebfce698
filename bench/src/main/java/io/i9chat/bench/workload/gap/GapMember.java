package io.i9chat.bench.workload.gap;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.bench.protocol.CallFrames;
import io.i9chat.bench.protocol.Page;
import io.i9chat.bench.protocol.ServerFrame;
import io.i9chat.bench.protocol.Slice;
import io.i9chat.bench.server.Account;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.Person;
import java.util.SortedSet;
import java.util.TreeSet;

/** A member of one group, who syncs when told to, as clients do, and orders what comes by seq. */
final class GapMember extends Person implements Page.Sink {
  private static final byte[] MESSAGE = "message".getBytes(UTF_8);
  private static final byte[] TEXT = GapWorkload.TEXT.getBytes(UTF_8);

  private final GapGroup group;
  private final GapRound round;
  private final Page page = new Page();
  private final SortedSet<Long> ahead = new TreeSet<>();
  private long last;
  private long askedAt;
  private boolean syncing;
  private boolean refused;
  private boolean again;

  GapMember(Account account, GapGroup group, ServerFrame frame, GapRound round, Faults faults) {
    super(account, frame, faults);
    this.group = group;
    this.round = round;
    this.last = group.first();
  }

  /** The group this one is in. */
  GapGroup group() {
    return group;
  }

  /** True if this one has all that was acknowledged. */
  boolean hasAll() {
    return last >= group.head();
  }

  @Override
  protected void resync() {
    if (syncing) {
      again = true;
    } else {
      askedAt = System.nanoTime();
      sync();
    }
  }

  /** Asks again if that was refused. */
  void syncAgain() {
    if (refused) {
      refused = false;
      sync();
      flush();
    }
  }

  private void sync() {
    syncing = true;
    byte[] call =
        CallFrames.frame(0, "chats.sync", "\"known\":{\"" + group.chat() + "\":" + last + "}");
    send(call, call.length);
  }

  @Override
  protected void error(ServerFrame answer) {
    refused = true;
    round.refused();
  }

  @Override
  protected void result(ServerFrame answer, Received received) {
    page.read(received.bytes(), received.from(), received.to(), this);
    syncing = false;
    if (page.hasMore()) {
      fault("a sync of few entries has more");
    }
    round.synced(askedAt, received.readAt());
    if (again) {
      again = false;
      resync();
    }
  }

  @Override
  public void item(long seq, Slice author, Slice kind, Slice text) {
    if (seq > group.first() && (!kind.is(MESSAGE) || !text.is(TEXT))) {
      fault("seq " + seq + " of the sync is not what was written");
    }
    take(seq);
  }

  @Override
  protected void entry(ServerFrame event, Received received) {
    boolean old = event.seq() <= group.first();
    if (!event.chat().is(group.chatBytes()) || (!old && !event.text().is(TEXT))) {
      fault("seq " + event.seq() + " is not what was written");
    }
    take(event.seq());
  }

  /** Events come at least once, and those behind a gap before the sync that closes it. */
  private void take(long seq) {
    if (seq > last) {
      ahead.add(seq);
    }
    while (!ahead.isEmpty() && ahead.getFirst() == last + 1) {
      last = ahead.removeFirst();
    }
  }
}
