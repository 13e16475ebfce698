package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.chat.ListChats;
import io.i9chat.domain.chat.OpenDirectChat;
import io.i9chat.domain.chat.PageLimit;
import io.i9chat.domain.message.SendMessages;
import io.i9chat.domain.operator.EnrolAccounts;
import io.i9chat.domain.operator.EnrolAccounts.Newcomer;
import io.i9chat.ports.Ports;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.Content;
import io.i9chat.tck.memory.InMemoryPorts;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupportDeskTest {
  private final Ports ports = InMemoryPorts.fresh();
  private final I9chat i9chat = new I9chat(ports);

  @Test
  void aQuestionIsUnreadAtTheDesk() {
    PersonId customer = person("customer");
    PersonId desk = person("desk");
    var opening = new OpenDirectChat.Command(customer, new Username("desk"));
    var opened = (OpenDirectChat.Outcome.Opened) i9chat.chats().openDirect().handle(opening);
    ChatId chat = opened.chat().state().chat().id();

    var question =
        new SendMessages.Draft(new ClientId("question-1"), new Content.Text("Is it open?"), null);
    i9chat.messages().send().handle(new SendMessages.Command(customer, chat, List.of(question)));

    var listing = new ListChats.Command(desk, null, PageLimit.DEFAULT);
    var page = (ListChats.Outcome.Page) i9chat.chats().list().handle(listing);
    assertThat(page.chats()).hasSize(1);
    assertThat(page.chats().getFirst().state().unread()).isEqualTo(1);
  }

  private PersonId person(String name) {
    Username username = new Username(name);
    i9chat
        .signIn()
        .operator()
        .enrolAccounts()
        .handle(new EnrolAccounts.Command(List.of(Newcomer.withoutMail(username))));
    return ports.store().accounts().byUsername(username).orElseThrow().id();
  }
}
