package io.i9chat.bench.workload.crowd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.bench.server.Account;
import io.i9chat.bench.server.Address;
import io.i9chat.bench.server.TargetServer;
import io.i9chat.bench.wire.Wire;
import io.i9chat.bench.workload.Faults;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one of the crowd makes of what comes, before going away and after coming back. */
class CrowdMemberTest {
  private static final String CHAT = "0198c2f4-1111-7111-8111-111111111111";

  private final Faults faults = new Faults();
  private final Wire wire = Wire.open();
  private final CrowdGroup group = new CrowdGroup(CHAT, 2);
  private final Crowd crowd;
  private final CrowdMember member;

  CrowdMemberTest() throws IOException {
    TargetServer target =
        new TargetServer(
            List.of(Address.local(1)), List.of(new Account("writer", "t")), null, null, null);
    crowd = new Crowd(wire, target, faults);
    member = crowd.join(new Account("ada", "t"), group);
    crowd.measure();
    member.startAt(2);
    member.dialled(System.nanoTime());
    receive("{\"event\":\"hello\",\"data\":{}}");
  }

  @AfterEach
  void close() throws IOException {
    wire.close();
  }

  @Test
  void hearsWhatIsWritten() {
    group.written(3);
    assertThat(member.hasAll()).isFalse();
    receive("{\"event\":\"entry\",\"data\":" + entry(3) + "}");

    assertThat(member.isThere()).isTrue();
    assertThat(member.hasAll()).isTrue();
    assertThat(faults.first()).isEmpty();
  }

  @Test
  void repeatsAndWhatWasNotWrittenAreSeen() {
    receive("{\"event\":\"entry\",\"data\":" + entry(2) + "}");
    receive("{\"event\":\"entry\",\"data\":" + entry(3).replace("coffee", "tea") + "}");

    assertThat(faults.first())
        .satisfiesExactly(
            first -> assertThat(first).contains("duplicate"),
            second -> assertThat(second).contains("not what was written"));
  }

  @Test
  void isThereAgainWhenTheSyncBroughtAllThatWasMissed() {
    comeBackTo(4);
    assertThat(member.isThere()).isFalse();

    sync(entry(3) + "," + entry(4), 4, false);

    assertThat(member.isThere()).isTrue();
    assertThat(faults.first()).isEmpty();
    assertThat(crowd.meter().completions().getTotalCount()).isEqualTo(1);
  }

  @Test
  void syncsThatLackSomethingAreSeen() {
    comeBackTo(4);
    sync(entry(3), 4, false);
    comeBackTo(5);
    sync(entry(5), 5, false);
    comeBackTo(6);
    sync(entry(6), 6, true);

    assertThat(faults.first())
        .satisfiesExactly(
            first -> assertThat(first).contains("of which 3 came"),
            second -> assertThat(second).contains("gap"),
            third -> assertThat(third).contains("with more"));
  }

  private void comeBackTo(long head) {
    group.written(head);
    member.dropped(System.nanoTime());
    member.dialled(System.nanoTime());
    receive("{\"event\":\"hello\",\"data\":{}}");
  }

  private void sync(String entries, long head, boolean more) {
    receive(
        """
        {"re":"0","result":{"chats":[{"chat":{"id":"%s","head":%d},"entries":[%s],"more":%s}],\
        "unchanged":0,"hasMore":false}}
        """
            .formatted(CHAT, head, entries, more));
  }

  private static String entry(long seq) {
    return """
    {"chat":"%s","seq":%d,"at":"2026-01-01T00:00:00.000Z","author":"writer","kind":"message",
    "clientId":"run-1","content":{"type":"text","text":"%s"}}\
    """
        .formatted(CHAT, seq, CrowdWriter.TEXT);
  }

  private void receive(String frame) {
    byte[] bytes = frame.getBytes(UTF_8);
    member.onText(bytes, 0, bytes.length, System.nanoTime());
  }
}
