package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.message.SendMessages;
import io.i9chat.domain.outcome.Refused;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.people.ExternalId;
import io.i9chat.tck.memory.InMemoryPorts;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupportDeskTest {
  private final I9chat i9chat = new I9chat(InMemoryPorts.fresh());
  private final PersonId customer = enrol("customer:4711");
  private final PersonId desk = enrol("desk");
  private final ChatId chat = i9chat.chats().openDirect(customer, desk);

  private PersonId enrol(String user) {
    return i9chat.people().enrol(new ExternalId(user), new DisplayName(user));
  }

  @Test
  void aQuestionIsUnreadAtTheDesk() {
    i9chat.messages().send(customer, chat, "Is it open?");

    assertThat(i9chat.chats().list(desk).getFirst().state().unread()).isEqualTo(1);
  }

  @Test
  void aCustomerWhoWasErasedGetsNoAnswer() {
    i9chat.messages().send(customer, chat, "Is it open?");
    i9chat.people().erase(customer);

    // A short method throws what the full command answers.
    assertThatThrownBy(() -> i9chat.messages().send(desk, chat, "Yes"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.outcome()).isEqualTo(new SendMessages.Outcome.OtherDeleted()));

    var answer = new SendMessages.Draft(new ClientId("answer-1"), new Content.Text("Yes"), null);
    var command = new SendMessages.Command(desk, chat, List.of(answer));
    assertThat(i9chat.messages().send().handle(command))
        .containsExactly(new SendMessages.Outcome.OtherDeleted());
  }
}
