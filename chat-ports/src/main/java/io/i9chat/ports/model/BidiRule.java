package io.i9chat.ports.model;

/** Which labels of a domain name can be told from others in whatever direction (RFC 5893, 2). */
final class BidiRule {
  private BidiRule() {}

  /** Whether the rule allows a label; one without letters of the right-to-left scripts it does. */
  static boolean allows(int[] label) {
    boolean rightToLeft = false;
    for (int character : label) {
      rightToLeft |=
          switch (Character.getDirectionality(character)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                Character.DIRECTIONALITY_ARABIC_NUMBER ->
                true;
            default -> false;
          };
    }
    return !rightToLeft || isRightToLeft(label);
  }

  /** Conditions 1 to 4: such a label begins and ends with a letter, or ends with a digit. */
  private static boolean isRightToLeft(int[] label) {
    boolean european = false;
    boolean arabic = false;
    boolean ends = false;
    for (int i = 0; i < label.length; i++) {
      switch (Character.getDirectionality(label[i])) {
        case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
            ends = true;
        case Character.DIRECTIONALITY_EUROPEAN_NUMBER -> {
          ends = i > 0;
          european = true;
        }
        case Character.DIRECTIONALITY_ARABIC_NUMBER -> {
          ends = i > 0;
          arabic = true;
        }
        case Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR,
            Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR,
            Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
            Character.DIRECTIONALITY_OTHER_NEUTRALS,
            Character.DIRECTIONALITY_BOUNDARY_NEUTRAL ->
            ends = false;
        case Character.DIRECTIONALITY_NONSPACING_MARK -> {
          // Marks may follow the letter or digit that the label ends with.
        }
        default -> {
          return false;
        }
      }
      if (i == 0 && !ends) {
        return false;
      }
    }
    return ends && !(european && arabic);
  }
}
