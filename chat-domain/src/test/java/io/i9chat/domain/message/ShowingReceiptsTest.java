package io.i9chat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.PageLimit;
import io.i9chat.domain.chat.ReceiptSight;
import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.message.ShowReceipts.Outcome;
import io.i9chat.domain.message.ShowReceipts.Progress;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Watermarks;
import io.i9chat.tck.Fresh;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ShowingReceiptsTest {
  private final Town town = new Town();
  private final Person ada = town.settle(new Username("ada"));
  private final Person bob = town.settle(new Username("Bob"));
  private final ChatId chat = town.direct(ada, bob);

  @Test
  void showsTheAuthorHowFarTheOtherHasGot() {
    town.say(ada, chat, "1");
    town.say(ada, chat, "2");
    assertThat(show(ada, chat, 2)).isEqualTo(shown(0, 0, Watermarks.NONE));

    town.mark(bob, chat, 2, 1);

    Watermarks marks = Watermarks.NONE.raised(2, 1, town.clock().instant());
    assertThat(show(ada, chat, 1)).isEqualTo(shown(1, 1, marks));
    assertThat(show(ada, chat, 2)).isEqualTo(shown(1, 0, marks));
  }

  private Outcome shown(int delivered, int read, Watermarks marks) {
    return new Outcome.Shown(
        1,
        delivered,
        read,
        List.of(new Progress(bob.profile(), ReceiptSight.ALL.show(marks))),
        false);
  }

  @Test
  void pagesByUsernameIgnoringCase() {
    town.say(ada, chat, "1");

    assertThat(show(ada, chat, 1, new Username("BOA"))).isEqualTo(shown(0, 0, Watermarks.NONE));
    assertThat(show(ada, chat, 1, new Username("BOB")))
        .isEqualTo(new Outcome.Shown(1, 0, 0, List.of(), false));
  }

  @Test
  void isTheAuthorsAlone() {
    town.say(ada, chat, "1");

    assertThat(show(bob, chat, 1)).isEqualTo(new Outcome.Forbidden());
    assertThat(show(town.settle(), chat, 1)).isEqualTo(new Outcome.NotFound());
    assertThat(show(ada, Fresh.chat(), 1)).isEqualTo(new Outcome.NotFound());
  }

  @Test
  void findsMessagesOnlyAndOnlyThoseTheCallerCanSee() {
    ChatId group = town.group(ada, bob);
    town.say(ada, group, "3");
    Person cleo = town.settle();
    town.add(ada, group, cleo);

    assertThat(show(ada, group, 1)).isEqualTo(new Outcome.NotFound());
    assertThat(show(ada, group, 99)).isEqualTo(new Outcome.NotFound());
    assertThat(show(ada, group, 0)).isEqualTo(new Outcome.NotFound());
    assertThat(show(ada, group, 3)).isInstanceOf(Outcome.Shown.class);
    assertThat(show(bob, group, 3)).isEqualTo(new Outcome.Forbidden());
    assertThat(show(cleo, group, 3)).isEqualTo(new Outcome.NotFound());
  }

  @Test
  void isRefusedToWhoHasGone() {
    ChatId group = town.group(ada, bob);
    town.say(bob, group, "3");
    town.append(bob, group, new Payload.Left());

    assertThat(show(bob, group, 3)).isEqualTo(new Outcome.Forbidden());
  }

  private Outcome show(Person caller, ChatId shown, long seq) {
    return show(caller, shown, seq, null);
  }

  private Outcome show(Person caller, ChatId shown, long seq, @Nullable Username after) {
    return town.i9chat()
        .messages()
        .receipts()
        .handle(new ShowReceipts.Command(caller.id(), shown, seq, after, PageLimit.DEFAULT));
  }
}
