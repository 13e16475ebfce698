package io.i9chat.server.model;

import java.util.List;

/** The answers that random sequences have to come to, or they would not have tried the rules. */
final class Answered {
  private static final int ENOUGH = 200;

  private static final List<String> ALL =
      List.of(
          "Add already_member",
          "Add forbidden",
          "Add group_full",
          "Add not_an_admin",
          "Add not_found",
          "Add ok",
          "Add user_left",
          "Clear invalid_input",
          "Clear not_found",
          "Clear ok",
          "Create idempotency_mismatch",
          "Create ok",
          "Create ok fresh",
          "Delete forbidden",
          "Delete ok",
          "Demote last_admin",
          "Demote not_a_member",
          "Demote ok",
          "Edit blocked",
          "Edit forbidden",
          "Edit not_found",
          "Edit ok",
          "Edit too_late",
          "Join group_full",
          "Join not_found",
          "Join ok",
          "Join user_removed",
          "Leave not_found",
          "Leave ok",
          "MarkRead forbidden",
          "MarkRead invalid_input",
          "MarkRead ok",
          "OpenDirect forbidden",
          "OpenDirect ok",
          "OpenDirect ok fresh",
          "Promote not_a_member",
          "Promote ok",
          "Promote ok hidden",
          "React blocked",
          "React forbidden",
          "React not_found",
          "React ok",
          "Remove forbidden",
          "Remove invalid_input",
          "Remove not_an_admin",
          "Remove ok",
          "Send blocked",
          "Send forbidden",
          "Send idempotency_mismatch",
          "Send invalid_input",
          "Send ok",
          "Send ok fresh",
          "Unreact forbidden",
          "Unreact ok",
          "Update not_an_admin",
          "Update ok",
          "Update ok hidden");

  private Answered() {}

  /** Those that any so many sequences come to. */
  static List<String> byAny(int sequences) {
    return sequences < ENOUGH ? List.of() : ALL;
  }
}
