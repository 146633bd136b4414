package org.portevoix.notification.developers;

/** Runs the example in PHP. */
class PhpSignatureTests extends SignatureExample {

	private static final String EACH_LINE = """
			require 'verify.php';
			while (($line = fgets(STDIN)) !== false) {
			    $one = json_decode($line, true);
			    echo verify(getenv('WEBHOOK_SECRET'), $one['headers'], $one['body']) ? "genuine\\n" : "refused\\n";
			}
			""";

	PhpSignatureTests() {
		super("php", "-r", EACH_LINE);
	}

}
