### Clôture : escalade et ce que voit la Présidence.

## Ce qui n’a pas été clos à temps
closure-for-chair = Parvenus à la Présidence et au secrétariat
notice-kind-not-closed-head = Certificats qui n’ont pas été clos à temps
notice-says-not-closed-head = { $subject } devrait être clos depuis longtemps. Il attend maintenant votre décision.
notice-kind-not-closed-chair = Certificats parvenus à la Présidence et au secrétariat
notice-says-not-closed-chair = Des certificats { $subject } n’ont pas été clos dans le délai que permettent leurs règles.
