package org.portevoix.notification.developers;

/** Runs the example in PHP. */
class PhpSignatureTests extends SignatureExample {

	PhpSignatureTests() {
		super("php", "verify.php");
	}

}
