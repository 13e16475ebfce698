package io.i9chat.bench.workload.mixed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.bench.protocol.CallFrames;
import io.i9chat.bench.protocol.ServerFrame;
import io.i9chat.bench.protocol.Slice;
import io.i9chat.bench.server.Account;
import io.i9chat.bench.workload.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** One person of the workload "mixed", on one connection: does one thing at a time. */
final class MixedPerson extends Person {
  private static final byte[] MESSAGE = "message".getBytes(UTF_8);
  private static final byte[] REACTION = "reaction".getBytes(UTF_8);
  private static final byte[] NO_PREFIX = new byte[0];
  private static final List<String> TEXTS =
      List.of("Yes.", "See you at six then, the usual place?", "The train is late again, sorry!");
  private static final List<String> EMOJI = List.of("\uD83D\uDC4D", "\u2764\uFE0F");
  private static final int PAGE = 50;

  private final MixedScene scene;
  private final List<MixedSeat> seats = new ArrayList<>();
  private final Map<String, MixedSeat> byChat = new HashMap<>();
  private int calls;
  private MixedAction doing = MixedAction.LIST;
  private boolean busy;
  private long dueAt;
  private MixedSeat where;
  private long newestThen;
  private long lastItem;
  private int items;

  /**
   * A person who is not connected.
   *
   * @param seats the chats this person is in, at least one of each kind
   */
  MixedPerson(Account account, MixedScene scene, List<MixedSeat> seats) {
    super(account, scene.frame, scene.faults);
    this.scene = scene;
    this.seats.addAll(seats);
    this.where = seats.get(0);
    seats.forEach(seat -> byChat.put(seat.chat().id(), seat));
  }

  /** True while a call has no answer. */
  boolean isBusy() {
    return busy;
  }

  List<MixedSeat> seats() {
    return seats;
  }

  /**
   * Does something.
   *
   * @param due when it was to happen, from which latencies count
   */
  void act(MixedAction wanted, long due, SplittableRandom random) {
    doing = wanted;
    where = seatFor(wanted, random);
    dueAt = due;
    String args = arguments(random);
    newestThen = where.newestMessage();
    byte[] frame = CallFrames.frame(++calls, doing.operation(), args);
    busy = true;
    send(frame, frame.length);
    flush();
  }

  private MixedSeat seatFor(MixedAction action, SplittableRandom random) {
    List<MixedSeat> some =
        switch (action) {
          case SEND_DIRECT -> seats.stream().filter(seat -> !seat.chat().isGroup()).toList();
          case SEND_GROUP -> seats.stream().filter(seat -> seat.chat().isGroup()).toList();
          default -> seats;
        };
    return some.get(random.nextInt(some.size()));
  }

  private String arguments(SplittableRandom random) {
    String chat = "\"chatId\":\"" + where.chat().id() + "\"";
    if (doing == MixedAction.REACT) {
      long target = where.toReactTo();
      if (target > 0) {
        String emoji = EMOJI.get(random.nextInt(EMOJI.size()));
        return chat + ",\"seq\":" + target + ",\"emoji\":\"" + emoji + "\"";
      }
      // One who has reacted to all that is new only reads.
      doing = MixedAction.READ;
    }
    return switch (doing) {
      case LIST -> "\"limit\":" + PAGE;
      case OPEN -> chat + ",\"limit\":" + PAGE;
      case SEND_DIRECT, SEND_GROUP ->
          CallFrames.message(
              where.chat().id(), scene.clientId(dueAt), TEXTS.get(random.nextInt(TEXTS.size())));
      case READ, REACT -> chat + ",\"read\":" + where.order().last();
    };
  }

  @Override
  protected void result(ServerFrame answer, Received received) {
    if (!busy || answer.re().numberAfter(NO_PREFIX) != calls) {
      fault("an answer to call " + answer.re() + ", which was answered or never made");
      return;
    }
    busy = false;
    scene.answered(doing, dueAt, received.readAt());
    switch (doing) {
      case SEND_DIRECT, SEND_GROUP -> written(answer, MESSAGE);
      case REACT -> written(answer, REACTION);
      case LIST -> listed(received);
      case OPEN -> opened(received);
      case READ -> {}
    }
  }

  private void written(ServerFrame answer, byte[] kind) {
    if (!answer.entryKind().is(kind) || !answer.author().is(username())) {
      fault("the result of " + doing + " is an entry of kind " + answer.entryKind());
    }
    fault(where.chat().tell(answer.seq(), MixedChat.words(answer)));
  }

  private void listed(Received received) {
    scene.page.read(received.bytes(), received.from(), received.to(), (seq, a, k, t) -> {});
    if (scene.page.chats() != seats.size() || scene.page.hasMore()) {
      fault("the list has " + scene.page.chats() + " chats, not " + seats.size());
    }
  }

  private void opened(Received received) {
    lastItem = 0;
    items = 0;
    scene.page.read(received.bytes(), received.from(), received.to(), this::item);
    if (lastItem < newestThen || items > PAGE || scene.page.head() < lastItem) {
      fault(
          "a page of %d items ends at %d, head %d, although %d was there before it was asked for"
              .formatted(items, lastItem, scene.page.head(), newestThen));
    }
  }

  private void item(long seq, Slice author, Slice kind, Slice text) {
    if (seq <= lastItem) {
      fault("item " + seq + " stands behind " + lastItem);
    }
    lastItem = seq;
    items++;
  }

  @Override
  protected void error(ServerFrame answer) {
    super.error(answer);
    busy = false;
  }

  @Override
  protected void entry(ServerFrame event, Received received) {
    MixedSeat seat = byChat.get(event.chat().toString());
    if (seat == null) {
      fault("an entry of chat " + event.chat());
      return;
    }
    fault(seat.order().accept(event.seq()));
    fault(seat.chat().tell(event.seq(), MixedChat.words(event)));
    if (event.entryKind().is(MESSAGE)) {
      seat.message(event.seq());
      if (!event.author().is(username())) {
        scene.delivered(event.clientId().toString(), received.readAt());
      }
    }
  }
}
