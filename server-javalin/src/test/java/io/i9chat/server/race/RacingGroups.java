package io.i9chat.server.race;

import io.i9chat.server.model.Store;
import io.i9chat.tck.Rule;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Races on one store. */
abstract class RacingGroups {
  private static final int SOME = 30;
  private static final int MANY = 1_000;

  /** The store, which is open before the first test. */
  abstract Store store();

  @Test
  @Rule({"GROUP-3", "WINDOW-1"})
  void nobodySendsOnceTheyAreRemoved() {
    rounds(SOME, GroupRaces::removeWhileSending);
  }

  @Test
  @Tag("long")
  @Rule({"GROUP-3", "WINDOW-1"})
  void nobodySendsOnceTheyAreRemovedAThousandTimes() {
    rounds(MANY, GroupRaces::removeWhileSending);
  }

  @Test
  @Rule("GROUP-2")
  void nobodyAddsOnceTheyAreDemoted() {
    rounds(SOME, GroupRaces::demoteWhileAdding);
  }

  @Test
  @Tag("long")
  @Rule("GROUP-2")
  void nobodyAddsOnceTheyAreDemotedAThousandTimes() {
    rounds(MANY, GroupRaces::demoteWhileAdding);
  }

  @Test
  @Rule("GROUP-7")
  void nobodyJoinsOnceTheyAreRemoved() {
    rounds(SOME, GroupRaces::joinWhileRemoved);
  }

  @Test
  @Tag("long")
  @Rule("GROUP-7")
  void nobodyJoinsOnceTheyAreRemovedAThousandTimes() {
    rounds(MANY, GroupRaces::joinWhileRemoved);
  }

  @Test
  @Rule("GROUP-8")
  void thereIsAnAdminWhenTheLastTwoLeaveAtOnce() {
    rounds(SOME, GroupRaces::twoLastAdminsLeave);
  }

  @Test
  @Tag("long")
  @Rule("GROUP-8")
  void thereIsAnAdminWhenTheLastTwoLeaveAtOnceAThousandTimes() {
    rounds(MANY, GroupRaces::twoLastAdminsLeave);
  }

  @Test
  @Rule("CHAT-1")
  void thereIsOneDirectChatWhenBothOpenItAtOnce() {
    rounds(SOME, GroupRaces::sameDirectChatFromBothSides);
  }

  @Test
  @Tag("long")
  @Rule("CHAT-1")
  void thereIsOneDirectChatWhenBothOpenItAtOnceAThousandTimes() {
    rounds(MANY, GroupRaces::sameDirectChatFromBothSides);
  }

  private void rounds(int count, Consumer<GroupRaces> round) {
    try (GroupRaces races = new GroupRaces(store())) {
      for (int i = 0; i < count; i++) {
        round.accept(races);
      }
    }
  }
}
