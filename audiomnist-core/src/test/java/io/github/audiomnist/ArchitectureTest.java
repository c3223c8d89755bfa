package io.github.audiomnist;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.Externalizable;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What core may know: its packages in the order of a clip's way, and nothing of an engine. */
class ArchitectureTest {

  private static final String ROOT = "io.github.audiomnist";
  private static final List<String> PACKAGES =
      List.of(
          "files",
          "random",
          "signal",
          "audio",
          "transform",
          "augment",
          "pipeline",
          "data",
          "evaluation");
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void core_imported_isNotEmpty() {
    assertFalse(CORE.isEmpty());
    List<String> known = PACKAGES.stream().map(name -> ROOT + "." + name).toList();
    classes().should().resideInAnyPackage(known.toArray(String[]::new)).check(CORE);
  }

  @Test
  void packages_inOrder_importOnlyThoseBefore() {
    for (int i = 0; i < PACKAGES.size() - 1; i++) {
      String[] later =
          PACKAGES.subList(i + 1, PACKAGES.size()).stream()
              .map(name -> ROOT + "." + name + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(ROOT + "." + PACKAGES.get(i) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later)
          .allowEmptyShould(true)
          .check(CORE);
    }
  }

  @Test
  void jTransforms_isKnownToRealFftOnly() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + ".transform.RealFft")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jtransforms..", "pl.edu.icm..")
        .check(CORE);
  }

  @Test
  void vectorApi_isKnownToItsLoopsOnly() {
    noClasses()
        .that()
        .haveNameNotMatching(
            ".*[.]transform[.]Vector(Lanes|Frames|Pass|LastPass|Bands|Sums|Squares)")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jdk.incubator..")
        .check(CORE);
  }

  @Test
  void core_knowsNoEngineAndNoLogger() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.djl..", "org.slf4j..", "java.util.logging..")
        .check(CORE);
  }

  @Test
  void core_serializesNothing() {
    noClasses()
        .that()
        .areNotAssignableTo(Throwable.class)
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(
            Serializable.class,
            Externalizable.class,
            ObjectInputStream.class,
            ObjectOutputStream.class)
        .check(CORE);
  }

  @Test
  void core_looksNothingUpAtRunTime() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(ServiceLoader.class)
        .orShould()
        .callMethodWhere(
            DescribedPredicate.describe(
                "Class.forName is called",
                call ->
                    call.getTargetOwner().isEquivalentTo(Class.class)
                        && call.getTarget().getName().equals("forName")))
        .check(CORE);
  }

  @Test
  void publicClasses_areClosed() {
    classes()
        .that()
        .arePublic()
        .and()
        .haveSimpleNameNotEndingWith("Exception")
        .should(
            new ArchCondition<JavaClass>("be final, sealed, records, enums or interfaces") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean closed =
                    type.isInterface()
                        || type.isEnum()
                        || type.getModifiers().contains(JavaModifier.FINAL)
                        || type.reflect().isSealed();
                events.add(
                    new SimpleConditionEvent(
                        type, closed, type.getName() + (closed ? " is closed" : " is open")));
              }
            })
        .check(CORE);
  }
}
