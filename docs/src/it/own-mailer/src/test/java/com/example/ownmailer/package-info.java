/** The contract of the mailer. */
@NullMarked
package com.example.ownmailer;

import org.jspecify.annotations.NullMarked;
