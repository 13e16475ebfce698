package io.i9chat.bench.workload.direct;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.bench.server.Account;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.Meter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one person of a pair makes of the frames that reach them. */
class DirectMemberTest {
  private static final String CHAT = "0198c2f4-1111-7111-8111-111111111111";

  private final Faults faults = new Faults();
  private final DirectPhase phase = new DirectPhase(faults, 1_000);
  private final DirectPair pair = new DirectPair(CHAT, 0, "run");
  private final DirectMember member = new DirectMember(new Account("ada", "t"), pair, phase, false);

  @Test
  void aResultAndItsEventAreRightInEitherOrder() {
    member.ledger().issue(0);
    member.ledger().issue(0);
    Meter meter = phase.begin();
    meter.start(0);

    result(0, entry(1, "ada", 0));
    event(entry(1, "ada", 0));
    event(entry(2, "ada", 1));
    result(1, entry(2, "ada", 1));

    assertThat(faults.first()).isEmpty();
    assertThat(meter.results().getTotalCount()).isEqualTo(2);
    assertThat(member.lastSeq()).isEqualTo(2);
    assertThat(member.ledger().outstanding()).as("the other person's").isEqualTo(2);
  }

  @Test
  void textsThatChangedOnTheWayAreSeen() {
    member.ledger().issue(0);

    result(0, entry(1, "ada", 0).replace("station", "Station"));
    event(entry(1, "ada", 0).replace("station", "stati"));

    assertFaults("not what was sent", "not what was sent");
  }

  @Test
  void theResultOfAnotherCallIsSeen() {
    member.ledger().issue(0);
    member.ledger().issue(0);

    result(0, entry(1, "ada", 1));
    result(1, entry(2, "bob", 1));

    assertFaults("entry of another", "entry of another");
  }

  @Test
  void entriesOfAnotherChatPersonOrRunAreSeen() {
    member.ledger().issue(0);

    event(entry(1, "ada", 0).replace(CHAT, CHAT.replace('1', '2')));
    event(entry(2, "eve", 0));
    event(entry(3, "ada", 0).replace("run-", "other-"));

    assertFaults("of chat", "by 'eve'", "never sent");
  }

  @Test
  void duplicatesAreSeenTwiceOver() {
    member.ledger().issue(0);
    event(entry(1, "ada", 0));
    event(entry(1, "ada", 0));

    assertFaults("duplicate", "twice");
  }

  @Test
  void anErrorIsCountedWithItsCode() {
    member.ledger().issue(0);

    receive("{\"re\":\"0\",\"error\":{\"code\":\"rate_limited\",\"detail\":\"Slower.\"}}");

    assertFaults("call 0 failed: rate_limited Slower.");
    assertThat(faults.areTooMany()).isFalse();
  }

  @Test
  void aResyncEndsTheRun() {
    receive("{\"event\":\"resync\",\"data\":{}}");

    assertFaults("resync");
    assertThat(faults.areTooMany()).isTrue();
  }

  @Test
  void aCloseEndsTheRunAndShowsItsCode() {
    member.onClosed(4010, "too slow");

    assertFaults("4010 too slow");
    assertThat(faults.areTooMany()).isTrue();
  }

  @Test
  void whatIsNoFrameIsSeenAndOtherEventsAreNot() {
    receive("{\"event\":\"chat\",\"data\":{\"id\":\"" + CHAT + "\",\"head\":0}}");
    receive("nonsense");

    assertFaults("malformed frame");
  }

  @Test
  void theHelloIsNoticed() {
    assertThat(member.isGreeted()).isFalse();
    receive("{\"event\":\"hello\",\"data\":{\"heartbeatMs\":30000}}");
    assertThat(member.isGreeted()).isTrue();
  }

  private void assertFaults(String... parts) {
    List<String> first = faults.first();
    assertThat(first).hasSize(parts.length);
    for (int i = 0; i < parts.length; i++) {
      assertThat(first.get(i)).startsWith("ada: ").contains(parts[i]);
    }
  }

  private String entry(long seq, String author, int number) {
    return """
    {"chat":"%s","seq":%d,"at":"2026-01-01T00:00:00.000Z","author":"%s","kind":"message",
    "clientId":"run-%d","content":{"type":"text","text":"%s"}}\
    """
        .formatted(CHAT, seq, author, number, pair.text());
  }

  private void result(int number, String entry) {
    receive("{\"re\":\"" + number + "\",\"result\":" + entry + "}");
  }

  private void event(String entry) {
    receive("{\"event\":\"entry\",\"data\":" + entry + "}");
  }

  private void receive(String frame) {
    byte[] bytes = frame.getBytes(UTF_8);
    member.onText(bytes, 0, bytes.length, 1_000);
  }
}
