package score

import (
	"testing"
	"time"
)

const answerA = "Dear Mrs Hadleigh, thank you for your message of 4 March regarding order PW-77120. I am sorry to confirm that your wardrobe has not yet left our depot. As you requested, the order has now been cancelled and a full refund, including the £39 delivery fee, will reach your card within 14 days. Kind regards, Gemma Foss, Pellwick Customer Care"
const answerB = "Hi there, really sorry about the wait. We've cancelled the wardrobe for you, as it hadn't shipped. Everything's coming back to your card, delivery fee and all, and we have put a note on your account so that nobody charges you again. Allow a fortnight for it to show, and call us on 0808 157 0412 if it does not. Dan"

func BenchmarkCompare(b *testing.B) {
	x, y := Prepare(answerA, "en", time.Time{}), Prepare(answerB, "en", time.Time{})
	b.ReportAllocs()
	for b.Loop() {
		Compare(x, y)
	}
}

func BenchmarkPrepare(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Prepare(answerA, "en", time.Time{})
	}
}
