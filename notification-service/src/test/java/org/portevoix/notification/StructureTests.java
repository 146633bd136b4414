package org.portevoix.notification;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.springframework.beans.factory.annotation.Autowired;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "org.portevoix.notification", importOptions = ImportOption.DoNotIncludeTests.class)
class StructureTests {

	@ArchTest
	static final ArchRule packagesDoNotGoInCircles = slices().matching("org.portevoix.notification.(*)..")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule whatIsPublicHasAUserElsewhere = classes().that()
		.areTopLevelClasses()
		.and()
		.haveModifier(JavaModifier.PUBLIC)
		.should(haveAUserElsewhere());

	@ArchTest
	static final ArchRule noFieldIsInjected = noFields().should().beAnnotatedWith(Autowired.class);

	@ArchTest
	static final ArchRule onlyOnePackageConnectsToPartners = noClasses().that()
		.resideOutsideOfPackage("..endpoints..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.apache.hc..");

	private static ArchCondition<JavaClass> haveAUserElsewhere() {
		return new ArchCondition<>("have a user in another package") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				// What is nested in it counts, as the cases of a sealed interface do.
				boolean used = type.getPackage()
					.getClasses()
					.stream()
					.filter((one) -> one.getName().equals(type.getName())
							|| one.getName().startsWith(type.getName() + "$"))
					.flatMap((one) -> one.getDirectDependenciesToSelf().stream())
					.anyMatch((use) -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
				events.add(new SimpleConditionEvent(type, used, type.getName() + " is public for nobody"));
			}
		};
	}

}
