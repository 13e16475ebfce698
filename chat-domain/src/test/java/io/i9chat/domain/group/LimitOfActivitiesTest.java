package io.i9chat.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.common.ChatLimits;
import io.i9chat.ports.model.ChatId;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Activities are entries too, and a chat gets so many of these from all together. */
final class LimitOfActivitiesTest {
  private static final Duration WAIT = Duration.ofMillis(10);

  private final GroupHouse house = new GroupHouse();
  private final Person ada = house.settle();
  private final Person bob = house.settle();
  private final Person cleo = house.settle();
  private final ChatId chat = house.group(ada, bob);

  @AfterEach
  void close() {
    house.close();
  }

  /** Leaves room for one entry. */
  @BeforeEach
  void useUp() {
    int most = (int) ChatLimits.ENTRIES.burst() - 1;
    assertThat(house.town.ports().limiter().take(ChatLimits.ENTRIES, chat.toString(), most))
        .isZero();
    assertThat(house.promote(ada, chat, bob)).isInstanceOf(ManageMember.Outcome.Done.class);
  }

  @Test
  void everyKindOfThemWaits() {
    long head = house.head(chat);

    assertThat(house.demote(ada, chat, bob)).isEqualTo(new ManageMember.Outcome.TooFast(WAIT));
    assertThat(house.remove(ada, chat, bob)).isEqualTo(new ManageMember.Outcome.TooFast(WAIT));
    assertThat(house.add(ada, chat, cleo)).isEqualTo(new AddMembers.Outcome.TooFast(WAIT));
    assertThat(house.join(cleo, chat)).isEqualTo(new JoinGroup.Outcome.TooFast(WAIT));
    assertThat(house.leave(bob, chat)).isEqualTo(new LeaveGroup.Outcome.TooFast(WAIT));
    assertThat(house.update(ada, chat, GroupHouse.patch("Another", null)))
        .isEqualTo(new UpdateGroup.Outcome.TooFast(WAIT));
    assertThat(house.head(chat)).isEqualTo(head);
  }

  @Test
  void onePassesWhenItsTimeHasCome() {
    house.town.clock().pass(WAIT);

    assertThat(house.leave(bob, chat)).isInstanceOf(LeaveGroup.Outcome.Left.class);
    assertThat(house.join(bob, chat)).isEqualTo(new JoinGroup.Outcome.TooFast(WAIT));
  }

  @Test
  void whatIsSoAlreadyTakesNothing() {
    assertThat(house.promote(ada, chat, bob)).isInstanceOf(ManageMember.Outcome.Done.class);
    assertThat(house.join(bob, chat)).isInstanceOf(JoinGroup.Outcome.In.class);
  }
}
