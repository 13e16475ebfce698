package io.i9chat.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.PageBound;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** By which entry something is so is looked up while others may change the group. */
final class WhatIsSoAlreadyTest {
  private final Queue<Runnable> meanwhile = new ConcurrentLinkedQueue<>();
  private final Town town = new Town(PortChanges.log(this::watched));
  private final GroupUseCases groups = town.i9chat().groups();
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final Person dan = town.settle();
  private final ChatId chat = town.group(ada, bob);

  /** A log of which a look for activities takes as long as what is done meanwhile. */
  private ChatLog watched(ChatLog real) {
    return (ChatLog)
        Proxy.newProxyInstance(
            ChatLog.class.getClassLoader(),
            new Class<?>[] {ChatLog.class},
            (proxy, method, arguments) -> {
              Runnable done = method.getName().equals("activities") ? meanwhile.poll() : null;
              if (done != null) {
                CompletableFuture.runAsync(done).get(4, TimeUnit.SECONDS);
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  private void join() {
    assertThat(groups.join().handle(new JoinGroup.Command(dan.id(), chat)))
        .isInstanceOf(JoinGroup.Outcome.In.class);
  }

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  void promotingAnAdminKeepsNobodyWaiting() {
    meanwhile.add(this::join);

    assertThat(
            groups
                .manage()
                .handle(
                    new ManageMember.Command(
                        ManageMember.Act.PROMOTE, ada.id(), chat, ada.username())))
        .isInstanceOf(ManageMember.Outcome.Done.class);
    assertThat(town.ports().store().log().activities(chat, Long.MAX_VALUE, PageBound.of(1)))
        .extracting(Entry::payload)
        .containsExactly(new Payload.Joined());
  }

  @Test
  void aChangeThatIsMadeKeepsNobodyWaiting() {
    GroupPatch patch =
        new GroupPatch(Change.to(GroupHouse.NAME), Change.keep(), Change.keep(), Change.keep());
    groups.update().handle(new UpdateGroup.Command(ada.id(), chat, patch));
    meanwhile.add(this::join);

    assertThat(groups.update().handle(new UpdateGroup.Command(ada.id(), chat, patch)))
        .isInstanceOf(UpdateGroup.Outcome.Done.class);
    assertThat(town.ports().store().log().activities(chat, Long.MAX_VALUE, PageBound.of(1)))
        .extracting(Entry::payload)
        .containsExactly(new Payload.Joined());
  }
}
