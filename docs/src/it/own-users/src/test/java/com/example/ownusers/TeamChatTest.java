package com.example.ownusers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.ownusers.TeamChat.Line;
import io.i9chat.domain.live.LiveSubscription;
import io.i9chat.domain.outcome.Refused;
import io.i9chat.ports.model.ChatId;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeamChatTest {
  private static final String ADA = "ada@example.org";
  private static final String BOB = "bob+chat@example.org";
  private static final String EVE = "Eve@example.org";

  @TempDir Path data;

  @Test
  void aTeamTalksAndOneOfThemLeavesForGood() throws Exception {
    ChatId room;
    try (TeamChat chat = TeamChat.in(data)) {
      room = openedRoom(chat);
      BlockingQueue<Line> toBob = new LinkedBlockingQueue<>();
      try (LiveSubscription live = chat.listen(BOB, toBob::add)) {
        chat.say(ADA, room, "Hello all");
        chat.say(EVE, room, "Hello Ada");
        assertThat(toBob.poll(10, TimeUnit.SECONDS)).isEqualTo(new Line(ADA, "Hello all"));
        assertThat(toBob.poll(10, TimeUnit.SECONDS)).isEqualTo(new Line(EVE, "Hello Ada"));
      }
      Exported eve = new Exported();
      chat.export(EVE, eve);
      assertThat(eve.externalId()).isEqualTo(EVE);
      assertThat(eve.email()).isNull();
      assertThat(eve.rooms()).containsExactly("Team");
      assertThat(eve.texts()).containsExactly("Hello Ada");

      chat.erase(EVE);
    }
    try (TeamChat chat = TeamChat.in(data)) {
      assertThat(chat.read(BOB, room)).containsExactly(new Line(ADA, "Hello all"));
      assertThatThrownBy(() -> chat.read(EVE, room)).isInstanceOf(NoSuchElementException.class);
      chat.signedIn(EVE, "Eve");
      assertThatThrownBy(() -> chat.read(EVE, room))
          .as("a new person, who is no member")
          .isInstanceOf(Refused.class);
    }
  }

  private static ChatId openedRoom(TeamChat chat) {
    chat.signedIn(ADA, "Ada");
    chat.signedIn(BOB, "Bob");
    chat.signedIn(EVE, "Eve");
    chat.signedIn(ADA, "Ada again");
    return chat.openRoom("Team", ADA, List.of(BOB, EVE));
  }
}
