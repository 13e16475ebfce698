package io.i9chat.domain.message;

import io.i9chat.domain.message.SendMessages.Outcome;
import io.i9chat.ports.model.chat.Body;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Ground;
import java.util.List;

/** What is to be done with one message. */
sealed interface SendStep {
  /** To be handed to the store. */
  record Send(ChatView chat, Body body, List<Ground> grounds) implements SendStep {}

  /** To be refused, unless it was sent before. */
  record Refuse(Outcome outcome) implements SendStep {}
}
