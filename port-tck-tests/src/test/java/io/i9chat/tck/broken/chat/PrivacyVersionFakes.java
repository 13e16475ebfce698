package io.i9chat.tck.broken.chat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.DirectState;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.tck.StoreVariant;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.broken.fake.Over.OverChats;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Chats that break a rule about people and media each. */
public final class PrivacyVersionFakes {
  private PrivacyVersionFakes() {}

  public static List<Fake> all() {
    return List.of(
        fake("CHATS-14", "privacy versions are not looked at", PrivacyVersionFakes::unconditional),
        fake("CHATS-14", "whatever is announced is carried", PrivacyVersionFakes::carryingAnything),
        fake(
            "CHATS-17",
            "what was decided before a block is appended",
            good -> StoreVariant.with(good, Chats.class, new BrokenChats.AnyVersion(good.chats()))),
        fake("CHATS-17", "views do not tell who blocked", PrivacyVersionFakes::silent));
  }

  private static Fake fake(String rule, String how, UnaryOperator<StorePorts> breaking) {
    return Fake.ofStore(rule, how, Cases.SpanningCase.class, breaking);
  }

  public static StorePorts unconditional(StorePorts good) {
    return StoreVariant.with(
        good,
        Chats.class,
        new OverChats(good.chats()) {
          @Override
          public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
            return real.commit(
                chat, intents.stream().map(PrivacyVersionFakes::withoutPrivacyVersions).toList());
          }

          @Override
          public OpenResult open(Opening opening) {
            return real.open(
                switch (opening) {
                  case Opening.Direct d ->
                      new Opening.Direct(d.fresh(), d.opener(), d.other(), d.at(), List.of());
                  case Opening.Group g ->
                      new Opening.Group(
                          g.fresh(),
                          g.opener(),
                          g.clientId(),
                          g.fingerprint(),
                          g.profile(),
                          g.people(),
                          g.at(),
                          List.of());
                });
          }
        });
  }

  private static Intent withoutPrivacyVersions(Intent intent) {
    List<Precondition> others =
        intent.preconditions().stream()
            .filter(precondition -> !(precondition instanceof Precondition.PrivacyVersion))
            .toList();
    return new Intent(
        intent.author(), intent.version(), intent.at(), intent.payload(), others, intent.words());
  }

  private static StorePorts carryingAnything(StorePorts good) {
    return StoreVariant.with(
        good,
        Chats.class,
        new OverChats(good.chats()) {
          @Override
          public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
            for (Intent intent : intents) {
              var body = intent.payload().carried();
              if (body != null) {
                body.content().objects().forEach(each -> good.ledger().verified(each, "unseen"));
              }
            }
            return real.commit(chat, intents);
          }
        });
  }

  private static StorePorts silent(StorePorts good) {
    return StoreVariant.with(
        good,
        Chats.class,
        new OverChats(good.chats()) {
          @Override
          public Optional<ChatView> view(ChatId chat, Collection<PersonId> people) {
            return real.view(chat, people)
                .map(view ->
                    view.direct() == null ? view : BrokenChats.view(view, DirectState.CLEAR));
          }
        });
  }
}
