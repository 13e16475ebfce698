package io.i9chat.ports.model.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.GroupName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person is to a chat after an entry, and what they see of it. */
final class MembershipTest {
  /** Windows as {@code "3-5 8-"}, the last open if it has no end. */
  private static List<Window> windows(String text) {
    List<Window> windows = new ArrayList<>();
    for (String each : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
      String[] ends = each.split("-", -1);
      windows.add(
          new Window(
              Long.parseLong(ends[0]), ends[1].isEmpty() ? Window.OPEN : Long.parseLong(ends[1])));
    }
    return windows;
  }

  private static Membership membership(MemberStatus status, String windows) {
    return new Membership(status, windows(windows), 0, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // before          | an entry at 9 says | lets in | after
        "NEVER   | ''      | ADMIN   | true  | ADMIN   | 9-",
        "NEVER   | ''      | MEMBER  | true  | MEMBER  | 9-",
        "NEVER   | ''      | ADMIN   | false | NEVER   | ''",
        "NEVER   | ''      | REMOVED | false | NEVER   | ''",
        "MEMBER  | 3-      | MEMBER  | true  | MEMBER  | 3-",
        "MEMBER  | 3-      | ADMIN   | false | ADMIN   | 3-",
        "ADMIN   | 3-      | MEMBER  | false | MEMBER  | 3-",
        "MEMBER  | 3-      | LEFT    | false | LEFT    | 3-9",
        "ADMIN   | 1-2 3-  | REMOVED | false | REMOVED | 1-2 3-9",
        "LEFT    | 3-5     | MEMBER  | true  | MEMBER  | 3-5 9-",
        "REMOVED | 3-5     | MEMBER  | true  | MEMBER  | 3-5 9-",
        "LEFT    | 3-5     | ADMIN   | false | LEFT    | 3-5",
        "LEFT    | 3-5     | REMOVED | false | REMOVED | 3-5",
        // Entries that the windows show already.
        "MEMBER  | 3-5 9-  | MEMBER  | true  | MEMBER  | 3-5 9-",
        "MEMBER  | 3-5 12- | LEFT    | false | MEMBER  | 3-5 12-",
        "LEFT    | 3-9     | MEMBER  | true  | LEFT    | 3-9",
        "LEFT    | 3-9     | LEFT    | false | LEFT    | 3-9",
      })
  void afterAnEntry(
      MemberStatus before,
      String windowsBefore,
      MemberStatus to,
      boolean admits,
      MemberStatus after,
      String windowsAfter) {
    assertThat(membership(before, windowsBefore).after(9, to, admits))
        .isEqualTo(membership(after, windowsAfter));
  }

  @Test
  void isFrozenFromTheEntryThatPutsOutToTheOneThatLetsInAgain() {
    GroupState group = new GroupState(GroupProfile.named(new GroupName("Numbers")), 2, 1);
    Membership gone = membership(MemberStatus.MEMBER, "3-").after(5, MemberStatus.LEFT, false);
    Membership frozen = gone.frozenAs(group);

    assertThat(frozen.frozen()).isEqualTo(group);
    assertThat(frozen.after(7, MemberStatus.REMOVED, false).frozen()).isEqualTo(group);
    assertThat(frozen.after(8, MemberStatus.MEMBER, true).frozen()).isNull();
  }

  @Test
  void keepsWhatIsCleared() {
    Membership cleared = new Membership(MemberStatus.MEMBER, windows("3-"), 4, null);

    Membership gone = cleared.after(6, MemberStatus.LEFT, false);
    assertThat(gone.cleared()).isEqualTo(4);
    assertThat(gone.after(9, MemberStatus.MEMBER, true).cleared()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // windows  | cleared | head | shown
        "''         | 0       | 9    | ''",
        "3-         | 0       | 9    | 3-9",
        "3-         | 0       | 2    | ''",
        "3-         | 3       | 9    | 4-9",
        "3-         | 9       | 9    | ''",
        "3-5 8-     | 0       | 9    | 3-5 8-9",
        "3-5 8-     | 4       | 9    | 5-5 8-9",
        "3-5 8-     | 5       | 9    | 8-9",
        "3-5 8-     | 6       | 7    | ''",
        "3-5 8-     | 8       | 20   | 9-20",
        "3-5        | 0       | 20   | 3-5",
        "3-5        | 5       | 20   | ''",
      })
  void showsWhatIsVisibleAndNotCleared(String windows, long cleared, long head, String shown) {
    List<Window> all = windows(windows);
    MemberStatus status =
        all.isEmpty()
            ? MemberStatus.NEVER
            : all.getLast().to() == Window.OPEN ? MemberStatus.MEMBER : MemberStatus.LEFT;
    Membership membership = new Membership(status, all, cleared, null);

    assertThat(membership.shown(head)).isEqualTo(windows(shown));
    for (long seq = 1; seq <= head; seq++) {
      long each = seq;
      assertThat(membership.shows(seq))
          .as("seq " + seq)
          .isEqualTo(windows(shown).stream().anyMatch(window -> window.holds(each)));
      assertThat(membership.shown().stream().anyMatch(window -> window.holds(each)))
          .as("without a head, seq " + seq)
          .isEqualTo(membership.shows(seq));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // windows  | head | the last they see | the last item, where the chat's own is 6
        "3-         | 7    | 7 | 6",
        "3-         | 2    | 0 | 6",
        "3-5        | 7    | 5 | 5",
        "1-2 4-5    | 7    | 5 | 5",
        "1-2 4-     | 7    | 7 | 6",
        "1-2 9-     | 7    | 2 | 6",
      })
  void knowsItsHeadAndItsLastItem(String windows, long head, long seen, long last) {
    boolean in = windows.endsWith("-");
    Membership membership = membership(in ? MemberStatus.MEMBER : MemberStatus.LEFT, windows);

    assertThat(membership.head(head)).isEqualTo(seen);
    assertThat(membership.last(6)).isEqualTo(last);
  }

  @Test
  void ofAStrangerSeesNothing() {
    assertThat(Membership.NONE.head(7)).isZero();
    assertThat(Membership.NONE.shown()).isEmpty();
    assertThat(Arrays.stream(new long[] {0, 1, 7}).anyMatch(Membership.NONE::sees)).isFalse();
  }

  @Test
  void countsAsUnreadWhatIsAboveBothReadAndCleared() {
    Membership cleared = new Membership(MemberStatus.MEMBER, windows("1-"), 4, null);

    assertThat(cleared.unreadAbove(2)).isEqualTo(4);
    assertThat(cleared.unreadAbove(6)).isEqualTo(6);
  }
}
