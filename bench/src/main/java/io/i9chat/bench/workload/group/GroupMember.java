package io.i9chat.bench.workload.group;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.bench.protocol.SendCall;
import io.i9chat.bench.protocol.ServerFrame;
import io.i9chat.bench.server.Account;
import io.i9chat.bench.workload.ChatOrder;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.Person;

/** One member of the group: sends if asked to, and checks everything that comes. */
final class GroupMember extends Person implements GroupTalk.Sender {
  private static final byte[] NO_PREFIX = new byte[0];
  private static final byte[] MESSAGE = "message".getBytes(UTF_8);

  private final int index;
  private final GroupTalk talk;
  private final ChatOrder order;
  private final SendCall call;

  /**
   * A member who is not connected.
   *
   * @param index which member of the talk this is
   */
  GroupMember(Account account, int index, GroupTalk talk, ServerFrame frame, Faults faults) {
    super(account, frame, faults);
    this.index = index;
    this.talk = talk;
    this.order = new ChatOrder(talk.head());
    this.call = new SendCall(talk.chat(), talk.clientIdPrefix(), talk.text());
  }

  @Override
  public void sendNext() {
    if (talk.isSending()) {
      int length = call.write(talk.book().issue(index, System.nanoTime()));
      send(call.bytes(), length);
      flush();
    }
  }

  /** The last seq that came in order. */
  long lastSeq() {
    return order.last();
  }

  @Override
  public void onText(byte[] bytes, int from, int to, long readAt) {
    long next = order.last() + 1;
    if (talk.frames().is(next, bytes, from, to)) {
      order.accept(next);
      talk.delivered(index, talk.book().numberAt(next), readAt);
    } else {
      super.onText(bytes, from, to, readAt);
    }
  }

  @Override
  protected void entry(ServerFrame event, Received received) {
    fault(order.accept(event.seq()));
    String problem = talk.problem(event, MESSAGE);
    if (problem != null) {
      fault(problem);
      return;
    }
    talk.frames().keep(event.seq(), received.bytes(), received.from(), received.to());
    talk.delivered(index, talk.numberOf(event), received.readAt());
  }

  @Override
  protected void result(ServerFrame answer, Received received) {
    int number = answer.re().numberAfter(NO_PREFIX);
    String problem = talk.problem(answer, MESSAGE);
    if (problem == null
        && (number != talk.numberOf(answer) || talk.book().sender(number) != index)) {
      problem = "the result of call " + answer.re() + " holds the entry of another";
    }
    if (problem == null && talk.book().isAnswered(number)) {
      problem = "call " + number + " is answered twice";
    }
    if (problem != null) {
      fault(problem);
      return;
    }
    talk.answered(number, received.readAt());
  }
}
