package io.i9chat.bench.workload.group;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.bench.protocol.ServerFrame;
import io.i9chat.bench.server.Account;
import io.i9chat.bench.workload.Faults;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the members of a group make of the frames that reach them. */
class GroupMemberTest {
  private static final String CHAT = "0198c2f4-1111-7111-8111-111111111111";
  private static final long HEAD = 7;

  private final Faults faults = new Faults();
  private final GroupTalk talk = new GroupTalk(CHAT, HEAD, 3, 1, "run");
  private final List<GroupMember> members = new ArrayList<>();
  private final ServerFrame frame = new ServerFrame();

  @BeforeEach
  void threeMembers() {
    for (String name : new String[] {"ada", "bob", "cy"}) {
      int index = members.size();
      members.add(new GroupMember(new Account(name, "t"), index, talk, frame, faults));
      talk.join(members.get(index));
    }
    talk.begin().start(0);
  }

  @Test
  void aMessageIsThroughWhenAllHaveItAndItsSenderTheResult() {
    members.get(0).sendNext();

    event(0, entry(8, "ada", 0));
    event(1, entry(8, "ada", 0));
    result(0, 0, entry(8, "ada", 0));
    assertThat(talk.book().outstanding()).isEqualTo(1);
    talk.end();
    event(2, entry(8, "ada", 0));

    assertThat(talk.book().outstanding()).isZero();
    assertThat(talk.meter().deliveries().getTotalCount()).isEqualTo(3);
    assertThat(talk.meter().completions().getTotalCount()).isEqualTo(1);
    assertThat(members).allMatch(member -> member.lastSeq() == 8);
    assertThat(faults.first()).isEmpty();
  }

  @Test
  void theNextLeavesWhenOneIsThrough() {
    members.get(1).sendNext();
    result(1, 0, entry(8, "bob", 0));
    for (int i = 0; i < 3; i++) {
      assertThat(talk.book().issued()).isEqualTo(1);
      event(i, entry(8, "bob", 0));
    }

    assertThat(talk.book().issued()).isEqualTo(2);
    assertThat(talk.book().sender(1)).isEqualTo(1);
  }

  @Test
  void otherBytesForOneMemberAreReadAndNotBelieved() {
    members.get(0).sendNext();
    event(0, entry(8, "ada", 0));

    event(1, entry(8, "ada", 0).replace("Saturday", "Sunday"));
    event(2, entry(8, "bob", 0));

    assertThat(faults.first())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("bob: ").contains("not what was sent"),
            second -> assertThat(second).startsWith("cy: ").contains("not what was sent"));
  }

  @Test
  void gapsAndDuplicatesAreSeenAlsoInBytesThatAreKnown() {
    members.get(0).sendNext();
    members.get(0).sendNext();
    event(0, entry(8, "ada", 0));
    event(0, entry(9, "ada", 1));

    event(1, entry(9, "ada", 1));
    event(2, entry(8, "ada", 0));
    event(2, entry(8, "ada", 0));

    assertThat(faults.first())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("bob: ").contains("gap"),
            second -> assertThat(second).startsWith("cy: ").contains("duplicate"));
  }

  @Test
  void aSeqThatTwoMessagesHaveIsSeen() {
    members.get(0).sendNext();
    members.get(0).sendNext();
    event(0, entry(8, "ada", 0));

    result(0, 1, entry(8, "ada", 1));

    assertThat(faults.first()).singleElement().asString().contains("seq 8 is of message 0");
  }

  @Test
  void resultsForAnotherCallOrTwiceAreSeen() {
    members.get(0).sendNext();
    members.get(0).sendNext();
    result(0, 1, entry(8, "ada", 0));
    result(0, 0, entry(8, "ada", 0));
    result(0, 0, entry(8, "ada", 0));

    assertThat(faults.first())
        .satisfiesExactly(
            first -> assertThat(first).contains("entry of another"),
            second -> assertThat(second).contains("answered twice"));
  }

  @Test
  void whatNobodySentIsSeen() {
    event(0, entry(8, "ada", 0));

    assertThat(faults.first()).singleElement().asString().contains("never sent");
  }

  private String entry(long seq, String author, int number) {
    return """
    {"chat":"%s","seq":%d,"at":"2026-01-01T00:00:00.000Z","author":"%s","kind":"message",
    "clientId":"run-%d","content":{"type":"text","text":"%s"}}\
    """
        .formatted(CHAT, seq, author, number, talk.text());
  }

  private void result(int member, int number, String entry) {
    receive(member, "{\"re\":\"" + number + "\",\"result\":" + entry + "}");
  }

  private void event(int member, String entry) {
    receive(member, "{\"event\":\"entry\",\"data\":" + entry + "}");
  }

  private void receive(int member, String text) {
    byte[] bytes = ("xx" + text).getBytes(UTF_8);
    members.get(member).onText(bytes, 2, bytes.length, System.nanoTime());
  }
}
