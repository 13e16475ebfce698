package io.i9chat.server.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one person of a sequence does. People are numbers, and {@link #NOBODY} has no account. What
 * a command is about is picked from what is there when its turn comes, so that a command keeps a
 * sense when others are left out of the sequence.
 */
sealed interface Command {
  /** A name that no account has. */
  int NOBODY = -1;

  /** A chat. */
  sealed interface Where {}

  /** The group that was made as number {@code number}, from 0. */
  record Group(int number) implements Where {}

  /** The direct chat of two, the lower number first. */
  record Pair(int one, int other) implements Where {
    static Pair of(int one, int other) {
      return new Pair(Math.min(one, other), Math.max(one, other));
    }
  }

  record Create(int by, int clientId, String name, boolean closed, List<Integer> people)
      implements Command {}

  record OpenDirect(int by, int with) implements Command {}

  record Add(int by, Where where, List<Integer> people) implements Command {}

  record Remove(int by, Where where, int whom) implements Command {}

  record Promote(int by, Where where, int whom) implements Command {}

  record Demote(int by, Where where, int whom) implements Command {}

  record Join(int by, Where where) implements Command {}

  record Leave(int by, Where where) implements Command {}

  /** What is {@code null} stays; an empty description is none. */
  record Update(
      int by,
      Where where,
      @Nullable String name,
      @Nullable String description,
      @Nullable Boolean closed)
      implements Command {}

  /** {@code reply} picks what the message answers, {@code null} if nothing. */
  record Send(int by, Where where, int clientId, String text, @Nullable Integer reply)
      implements Command {}

  record Edit(int by, Where where, int pick, String text) implements Command {}

  record Delete(int by, Where where, int pick) implements Command {}

  record React(int by, Where where, int pick, String emoji) implements Command {}

  record Unreact(int by, Where where, int pick) implements Command {}

  record Clear(int by, Where where, int pick) implements Command {}

  record MarkRead(int by, Where where, int pick) implements Command {}

  record Block(int by, int whom) implements Command {}

  record Unblock(int by, int whom) implements Command {}

  /** Time goes by. */
  record Pass(int minutes) implements Command {}
}
